import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
// What these modules register by id become the document's components.
import '../contracts/http-schemas-answers.js';
import '../contracts/http-schemas-attachments.js';
import '../contracts/http-schemas-bundles.js';
import '../contracts/http-schemas-documents.js';
import '../contracts/http-schemas-inbox.js';
import '../contracts/http-schemas-office-documents.js';
import '../contracts/http-schemas-templates.js';
import '../contracts/http-schemas-indicators.js';
import '../contracts/http-schemas-exports.js';
import '../contracts/http-schemas-oversight.js';
import '../contracts/http-schemas-public-counts.js';
import '../contracts/http-schemas-retention.js';
import '../contracts/http-schemas-second-person.js';
import { actRequestSchema } from '../contracts/http-schemas.js';
import { problemSchema } from '../contracts/http-schemas-problem.js';
import { ACT_ROLES } from '../domain/access/act-permissions.js';
import { ACT_NAMES, type ActName } from '../domain/ladder/acts/act-names.js';
import { actNamed } from '../domain/ladder/acts/all-acts.js';
import { ROLE_LABELS } from '../domain/wording/labels.js';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['post']>;
type Json = Readonly<Record<string, unknown>>;

const GENERIC_ACT = '/api/cases/{caseNo}/acts/{act}';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PROBLEMS: Readonly<Record<number, string>> = {
  401: '未登录',
  403: '不是本岗位或不在管辖范围',
  404: '没有找到',
  409: '案件现在的情况不允许；possible 说明现在可以怎么办',
  422: '填写有误；errors 逐项列出',
  503: '数据库或流程引擎暂时没有回应；用同一个 Idempotency-Key 重试是安全的',
};

/** The whole API as OpenAPI 3.1: routes from the controllers, one operation per act from the table of acts. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('一个都不能少 · 控辍保学')
    .setDescription('每一名疑似辍学学生是一个有时限、逐级推进的案件。错误一律为 application/problem+json。')
    .setVersion('0.1.0')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.paths = withProblems(withEveryAct(document.paths));
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(components() as object) },
  };
  return document;
}

/** Serves the document to everybody: it describes the door and opens none. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    ui: false,
    raw: ['json'],
  });
}

function components(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
  });
  const registered = Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]);
  return { ...Object.fromEntries(registered), Problem: bare(jsonSchema(problemSchema)) };
}

function withEveryAct(paths: Paths): Paths {
  const { [GENERIC_ACT]: generic, ...others } = paths;
  const operation = generic?.post;
  if (!operation) return paths;
  const acts = ACT_NAMES.map((name) => [
    `/api/cases/{caseNo}/acts/${name}`,
    { post: actOperation(name, operation) },
  ]);
  return { ...others, ...(Object.fromEntries(acts) as Paths) };
}

function actOperation(name: ActName, generic: Operation): Operation {
  const { title, fields } = actNamed(name);
  const roles = ACT_ROLES[name].map((role) => ROLE_LABELS[role]).join('、');
  const input = Object.fromEntries(
    Object.entries(jsonSchema(actRequestSchema(name).shape.input)['properties'] ?? {}).flatMap(
      ([field, schema]) => (fields[field]?.optional ? [] : [[field, exampleOf(schema as Json)]]),
    ),
  );
  return {
    ...generic,
    operationId: `act_${name}`,
    summary: title,
    description: `${title}。办理岗位：${roles}。`,
    tags: ['办理'],
    parameters: (generic.parameters ?? []).filter((each) => !('name' in each) || each.name !== 'act'),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: bare(jsonSchema(actRequestSchema(name))),
          example: { input, ...(WITH_WORDS.includes(name) ? { narrative: WORDS } : {}) },
        },
      },
    },
  };
}

const WITH_WORDS: readonly ActName[] = ['recordContact', 'recordHomeVisit', 'recordPersuasion'];
const WORDS = { text: '母亲在家，父亲外出务工。', childWords: '想跟同学一起上学。' };

function exampleOf(schema: Json): unknown {
  return (schema['examples'] as readonly unknown[] | undefined)?.[0] ?? null;
}

function withProblems(paths: Paths): Paths {
  for (const path of Object.values(paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (!operation) continue;
      for (const [status, description] of Object.entries(PROBLEMS)) {
        if (status === '409' && method === 'get') continue;
        operation.responses[status] ??= {
          description,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        };
      }
    }
  }
  return paths;
}

function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
}

/** A schema inside a document says neither which draft it follows nor where it lives. */
function bare(schema: object): object {
  const { $schema: _draft, $id: _id, id: _name, ...rest } = schema as Record<string, unknown>;
  return rest;
}
