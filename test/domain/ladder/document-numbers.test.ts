import { readFields } from '../../../src/domain/ladder/fields.js';

const SPEC = { sealNo: { kind: 'code', label: '用印登记号' } } as const;
const isTaken = (sealNo: string) => readFields(SPEC, { sealNo }).ok;

describe('the number of a document', () => {
  it.each(['Y-1', 'att-k3v6x2m7qa', '柳责改〔2026〕3号', '柳责改[2026]3号', '柳责改（2026）12'])(
    'may be %s',
    (number) => {
      expect(isTaken(number)).toBe(true);
    },
  );

  it.each(['张三', '张三在家', '柳责改2026', '父亲王某〔2026〕3号拒收', '柳责改〔26〕3号', '〔2026〕3号'])(
    'may not be %s: names and sentences never enter a history',
    (words) => {
      expect(isTaken(words)).toBe(false);
    },
  );
});
