import { hasDiscreetWords } from '../../../../domain/access/discreet-words.js';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';

interface Props {
  readonly act: ActName;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Who will read what is written below, while there is still time to write it otherwise. */
export function WordsNote({ act, input }: Props) {
  return (
    <p className="muted form-note" role="note">
      {hasDiscreetWords(act, input)
        ? '这里写的话只有学校、乡镇和教育局的办案人员能看到；村（居）干部、其他部门看不到。'
        : '村（居）干部也能看到这里写的话，请勿写病情、残疾等健康信息。'}
    </p>
  );
}
