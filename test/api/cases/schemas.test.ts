import fc from 'fast-check';
import { actRequestSchema, narrativeSchema, schemaOf } from '../../../src/contracts/http-schemas.js';
import { ACT_NAMES } from '../../../src/domain/ladder/acts/act-names.js';
import { actNamed } from '../../../src/domain/ladder/acts/all-acts.js';
import { readFields, type Field } from '../../../src/domain/ladder/fields.js';

/** Values that are right, nearly right and plainly wrong for a field. */
function anyFor(field: Field): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      ' ',
      0,
      -1,
      1.5,
      NaN,
      true,
      [],
      {},
      ['x'],
      'x',
      '2025-02-30',
    ),
    fc.string(),
  );
  switch (field.kind) {
    case 'date':
      return fc.oneof(wrong, fc.constantFrom('2025-02-28', '2024-02-29', '2025-2-1', '2025-13-01'));
    case 'choice':
      return fc.oneof(wrong, fc.constantFrom(...Object.keys(field.options), 'toString'));
    case 'choices':
      return fc.oneof(wrong, fc.array(fc.constantFrom(...Object.keys(field.options)), { maxLength: 3 }));
    case 'number':
      return fc.oneof(wrong, fc.integer({ min: field.min - 1, max: field.max + 1 }));
    case 'yes':
      return fc.oneof(wrong, fc.boolean());
    case 'code':
      return fc.oneof(wrong, fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,70}$/));
    case 'attachments':
      return fc.oneof(
        wrong,
        fc.array(fc.constantFrom('att-0001', 'att-x', 'x', 'att-0002'), { maxLength: 3 }),
      );
  }
}

describe('the HTTP schema of an act', () => {
  it.each(ACT_NAMES)('accepts for %s exactly what the workflow will read', (name) => {
    const { fields } = actNamed(name);
    const schema = schemaOf(fields);
    const inputs = fc.record(
      Object.fromEntries(Object.entries(fields).map(([field, spec]) => [field, anyFor(spec)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(inputs, fc.constantFrom<unknown>(null, [], 'x', { stranger: 1 })), (input) => {
        expect(schema.safeParse(input).success).toBe(readFields(fields, input).ok);
      }),
      { numRuns: 200 },
    );
  });

  it('says in Chinese which field is missing, wrong or unknown', () => {
    const messages = (input: unknown) =>
      actRequestSchema('recordContact')
        .safeParse({ input })
        .error?.issues.map(({ message }) => message);
    expect(messages({ outcome: 'refused' })).toEqual(['缺少「联系方式」。']);
    expect(messages({ outcome: 'refused', means: 'phone', nextOn: 'x' })).toEqual([
      '「下次联系日期」应为 2026-03-01 形式的真实日期。',
    ]);
    expect(messages({ outcome: 'refused', means: 'phone', meens: 1 })).toEqual(['没有「meens」这一项。']);
  });

  it('lets an act that asks for nothing come without input', () => {
    expect(actRequestSchema('confirmAlert').parse({})).toEqual({ input: {} });
    expect(actRequestSchema('closeCase').parse({ narrative: { text: '好' } }).narrative).toEqual({
      text: '好',
    });
  });

  it('bounds the free words', () => {
    expect(narrativeSchema.safeParse({ text: '字'.repeat(4_001) }).success).toBe(false);
    expect(narrativeSchema.safeParse({ text: '   ' }).success).toBe(false);
  });
});
