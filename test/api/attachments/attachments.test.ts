import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { AttachmentAnswer, AttachmentList } from '../../../src/contracts/http-schemas-attachments.js';
import { ATTACHMENT_ROLES } from '../../../src/domain/access/attachment-permissions.js';
import type { Actor } from '../../../src/domain/access/role.js';
import {
  ATTACHMENT_KIND_IDS,
  type AttachmentKind,
} from '../../../src/domain/attachments/attachment-kinds.js';
import { seal, useDataKeys } from '../../../src/persistence/data-keys.js';
import { removeAttachment, sealAttachmentKeys } from '../../../src/persistence/readers/attachments.js';
import { heic, jpeg, m4a, png, SECRET } from '../../domain/attachments/sample-files.js';
import { QuietWorld } from '../support/quiet-world.js';
import { HERE, THERE } from '../support/sample-county.js';

interface Refused {
  readonly code: string;
  readonly detail: string;
}

describe('the attachments of a case', () => {
  let world: QuietWorld;
  let caseNo: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    // At the court, so that justice and court have it on their desks, too.
    ({ caseNo } = await world.open({ state: { rung: 'court_request' } }));
  }, 60_000);
  afterAll(() => world?.stop());

  const add = async <Body = AttachmentAnswer>(
    by: Actor,
    kind: string,
    file: Uint8Array | null,
    { key, of = caseNo, name = '王小明家.svg' }: { key?: string; of?: string; name?: string } = {},
  ) => {
    const form = new FormData();
    form.set('kind', kind);
    if (file) form.set('file', new Blob([new Uint8Array(file)], { type: 'image/svg+xml' }), name);
    const response = await fetch(`${world.api.url}/api/cases/${of}/attachments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await world.api.tokenOf(by)}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
  const read = async (by: Actor, id: string, of = caseNo) => {
    const response = await fetch(`${world.api.url}/api/cases/${of}/attachments/${id}/file`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
    });
    return { response, content: Buffer.from(await response.arrayBuffer()) };
  };
  const list = async (by: Actor) =>
    (await world.api.ask<AttachmentList>(by, 'GET', `/api/cases/${caseNo}/attachments`)).body.attachments;
  const sample = (kind: AttachmentKind) => (kind === 'child_voice' ? m4a() : jpeg());

  it('keeps a picture without the place it was taken at, and gives it back as it is kept', async () => {
    const { status, body } = await add(HERE.class_teacher, 'visit_photo', jpeg());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^att-[0-9a-f]{16}$/),
      type: 'image/jpeg',
      label: '家访照片',
      addedBy: HERE.class_teacher.user,
      removedAt: null,
    });
    const { response, content } = await read(HERE.township_cadre, body.id);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    const disposition = decodeURIComponent(response.headers.get('content-disposition') ?? '');
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''NOL-2025-\d+家访照片\d{4}-\d\d-\d\d\.jpg$/);
    expect(createHash('sha256').update(content).digest('hex')).toBe(body.sha256);
    expect(content.length).toBe(body.bytes);
    expect(content.toString('latin1')).not.toContain(SECRET.slice(0, 8));
    expect(await list(HERE.principal)).toContainEqual(body);
  });

  it('keeps bytes and key sealed, and the file’s name nowhere', async () => {
    const { body } = await add(HERE.class_teacher, 'visit_photo', png());
    const [row] = await world.database.source.query(`SELECT * FROM attachment WHERE id = $1`, [body.id]);
    expect(row.content_key).toMatch(/^v1:/);
    expect(row.content.includes(Buffer.from('IHDR'))).toBe(false);
    expect(JSON.stringify(row)).not.toContain('王小明');
  });

  it('opens no content under another attachment’s name, and no content that was changed', async () => {
    const one = (await add(HERE.class_teacher, 'visit_photo', png())).body.id;
    const { manager } = world.database.source;
    const forged = {
      contentKey: seal('attachment_key', `att-other ${randomBytes(32).toString('base64url')}`),
    };
    await world.database.source.query(`UPDATE attachment SET content_key = $2 WHERE id = $1`, [
      one,
      forged.contentKey,
    ]);
    expect((await read(HERE.principal, one)).response.status).toBe(500);
    await expect(
      manager.query(`UPDATE attachment SET content = '\\x00' WHERE id = $1`, [one]),
    ).rejects.toThrow('frozen');
    await expect(manager.query(`DELETE FROM attachment WHERE id = $1`, [one])).rejects.toThrow('trace');
  });

  it('judges by the content and says what would do', async () => {
    const page = new Uint8Array(Buffer.from('<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"/>'));
    for (const file of [page, new Uint8Array(Buffer.from('MZ executable'))]) {
      expect(await add<Refused>(HERE.principal, 'scan', file, { name: 'a.jpg' })).toMatchObject({
        status: 422,
        body: { code: 'file_type', detail: expect.stringContaining('JPEG') },
      });
    }
    expect((await add<Refused>(HERE.principal, 'scan', heic())).body.code).toBe('heic_picture');
    expect((await add<Refused>(HERE.principal, 'visit_photo', m4a())).body.code).toBe('file_type');
    expect((await add<Refused>(HERE.principal, 'scan', jpeg().slice(0, 40))).body.code).toBe('file_damaged');
    expect(await add<Refused>(HERE.principal, 'scan', null)).toMatchObject({
      status: 422,
      body: { code: 'file_missing' },
    });
    expect((await add<Refused>(HERE.principal, 'poem', jpeg())).status).toBe(422);
  });

  it('limits the size by the kind', async () => {
    const filler = (length: number) => Buffer.concat([jpeg('MM', ''), Buffer.alloc(length)]);
    expect((await add(HERE.principal, 'scan', filler(12 * 1024 ** 2))).status).toBe(200);
    for (const [kind, mb] of [
      ['visit_photo', 12],
      ['scan', 21],
    ] as const) {
      expect(await add<Refused>(HERE.principal, kind, filler(mb * 1024 ** 2))).toMatchObject({
        status: 413,
        body: { code: 'file_too_big' },
      });
    }
  });

  it('keeps one file for one key, however often it is sent, and names a key used for another', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => add(HERE.class_teacher, 'visit_photo', png(), { key })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await add<Refused>(HERE.class_teacher, 'visit_photo', jpeg(), { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    // Another person's key is another key.
    expect((await add(HERE.principal, 'visit_photo', png(), { key })).body.id).not.toBe(answers[0]?.body.id);
  });

  it.each(ATTACHMENT_KIND_IDS)('is added and read by those whom the table names: %s', async (kind) => {
    const owner = ATTACHMENT_ROLES[kind].adds.map((role) => HERE[role]).find(Boolean) as Actor;
    const { body: kept } = await add(owner, kind, sample(kind));
    for (const actor of Object.values(HERE)) {
      const { adds, reads } = ATTACHMENT_ROLES[kind];
      expect(`${actor.role} ${(await add(actor, kind, sample(kind))).status === 200}`).toBe(
        `${actor.role} ${adds.includes(actor.role)}`,
      );
      const { response } = await read(actor, kept.id);
      expect(`${actor.role} ${response.status === 200}`).toBe(`${actor.role} ${reads.includes(actor.role)}`);
      const listed = (await list(actor)) ?? [];
      expect(listed.some(({ id }) => id === kept.id)).toBe(reads.includes(actor.role));
    }
  });

  it('is nothing to another school or township, nor by way of another case', async () => {
    const { body } = await add(HERE.class_teacher, 'visit_photo', jpeg());
    for (const actor of Object.values(THERE)) {
      expect((await read(actor, body.id)).response.status).toBe(404);
      expect((await add(actor, 'visit_photo', jpeg())).status).toBe(404);
    }
    const other = await world.open();
    expect((await read(HERE.principal, body.id, other.caseNo)).response.status).toBe(404);
  });

  it('writes who looked at what into the audit, and so into the answer to the child’s family', async () => {
    const { body } = await add(HERE.class_teacher, 'child_voice', m4a());
    await read(HERE.principal, body.id);
    await read(HERE.village_cadre, body.id);
    const entries = await world.database.source.query(
      `SELECT actor_user, action, object, result FROM audit_entry WHERE object = $1 ORDER BY seq`,
      [`${caseNo} ${body.id}`],
    );
    expect(entries).toEqual([
      {
        actor_user: HERE.class_teacher.user,
        action: 'attachment.add',
        object: `${caseNo} ${body.id}`,
        result: 'allowed',
      },
      {
        actor_user: HERE.principal.user,
        action: 'attachment.read',
        object: `${caseNo} ${body.id}`,
        result: 'allowed',
      },
      {
        actor_user: HERE.village_cadre.user,
        action: 'attachment.read',
        object: `${caseNo} ${body.id}`,
        result: 'refused',
      },
    ]);
  });

  it('reads what an earlier key has sealed, seals it anew, and destroys what is removed', async () => {
    const { body } = await add(HERE.class_teacher, 'visit_photo', png());
    await world.database.source.query(
      `UPDATE attachment SET removed_at = now(), removed_because = 'test',
      content = NULL, content_key = NULL WHERE content_key LIKE '%' AND id <> $1`,
      [body.id],
    );
    useDataKeys([{ id: 'next', key: randomBytes(32) }]);
    const { manager } = world.database.source;
    expect(await sealAttachmentKeys(manager)).toBe(1);
    expect(await sealAttachmentKeys(manager)).toBe(0);
    expect((await read(HERE.principal, body.id)).response.status).toBe(200);
    expect(await removeAttachment(manager, body.id, 'test', new Date())).toBe(true);
    expect(await removeAttachment(manager, body.id, 'test', new Date())).toBe(false);
    const gone = await read(HERE.principal, body.id);
    expect(gone.response.status).toBe(410);
    expect((await list(HERE.principal)).find(({ id }) => id === body.id)?.removedAt).not.toBeNull();
  });

  describe('as PDF', () => {
    const pdf = async (change: (document: PDFDocument) => void = () => {}) => {
      const document = await PDFDocument.create();
      document.addPage();
      document.setAuthor(SECRET);
      document.setTitle(SECRET);
      change(document);
      return document.save();
    };
    const added = async (file: Uint8Array) => add<Refused & AttachmentAnswer>(HERE.principal, 'scan', file);

    it('keeps the pages and says no more who made them, nor where their pictures were taken', async () => {
      const file = await pdf(({ context }) => {
        const dict = context.obj({ Type: 'XObject', Subtype: 'Image', Filter: 'DCTDecode' });
        context.register(PDFRawStream.of(dict, jpeg()));
      });
      const { status, body } = await added(file);
      expect(status).toBe(200);
      const { content } = await read(HERE.principal, body.id);
      expect(content.subarray(0, 5).toString()).toBe('%PDF-');
      const kept = await PDFDocument.load(content, { updateMetadata: false });
      expect(kept.getPageCount()).toBe(1);
      expect(kept.getAuthor()).toBeUndefined();
      expect(kept.getTitle()).toBeUndefined();
      expect(content.toString('latin1')).not.toContain(SECRET.slice(0, 8));
    });

    it('refuses what would act, what is locked or signed, and what is broken', async () => {
      const script = await pdf(({ catalog, context }) =>
        catalog.set(
          PDFName.of('OpenAction'),
          context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
        ),
      );
      expect((await added(script)).body.code).toBe('pdf_active');
      const signed = await pdf(
        ({ context }) => void context.register(context.obj({ ByteRange: [0, 1, 2, 3] })),
      );
      expect((await added(signed)).body.code).toBe('pdf_signed');
      const locked = await pdf(({ context }) => {
        context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard' }));
      });
      expect((await added(locked)).body.code).toBe('pdf_locked');
      expect((await added(new Uint8Array(Buffer.from('%PDF-1.7 and nothing')))).body.code).toBe(
        'file_damaged',
      );
    });

    it('does not unpack a bomb', async () => {
      const bomb = deflateSync(Buffer.alloc(64 * 1024 ** 2));
      const header = `%PDF-1.5\n1 0 obj\n<< /Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
      const file = Buffer.concat([Buffer.from(header), bomb, Buffer.from('\nendstream\nendobj\n%%EOF')]);
      expect((await added(file)).body.code).toBe('file_damaged');
    });
  });
});
