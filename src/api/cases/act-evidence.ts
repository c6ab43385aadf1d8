import type { EntityManager } from 'typeorm';
import type { Narrative } from '../../contracts/http-schemas.js';
import type { ActName } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import { neededWords } from '../../domain/ladder/fields.js';
import { refusal } from '../../domain/refusal.js';
import { attachmentById } from '../../persistence/readers/attachments.js';
import { ProblemException } from '../problem.js';

type Input = Readonly<Record<string, unknown>>;

/** A witness without a name, or an announcement without its reasons, proves nothing later. The case never sees either. */
export function mustHaveWords(name: ActName, input: Input, narrative: Narrative | undefined): void {
  const { words = {} } = actNamed(name);
  const missing = neededWords(words, input).find((each) => !narrative?.words?.[each]);
  if (missing === undefined) return;
  throw new ProblemException(
    422,
    refusal('missing_field', `缺少「${words[missing]?.label ?? missing}」。`, {
      field: `narrative.words.${missing}`,
    }),
  );
}

/** A case refers to files by id and cannot look them up: that they are this case's own, and still there, is seen to here. */
export async function mustHaveAttachments(
  manager: EntityManager,
  caseNo: string,
  name: ActName,
  input: Input,
): Promise<void> {
  for (const [field, spec] of Object.entries(actNamed(name).fields)) {
    if (spec.kind !== 'attachments') continue;
    for (const id of (input[field] as readonly string[] | undefined | null) ?? []) {
      const file = await attachmentById(manager, caseNo, id);
      if (file && file.removedAt === null) continue;
      throw new ProblemException(
        409,
        refusal('unknown_attachment', `本案没有编号为「${id}」的材料。`, {
          field,
          value: id,
          possible: ['先把文件上传到本案材料，再选取'],
        }),
      );
    }
  }
}
