import { useState } from 'react';
import type { GapsView } from '../../../contracts/chain-answers.js';
import { mayAssign, useGaps } from '../../api/chains.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { AssignDrawer } from './assign-drawer.js';
import type { Chosen } from './chosen.js';
import { GapList } from './gap-list.js';
import { HeldList } from './held-list.js';
import { assignerWords } from './place-words.js';

interface Props {
  readonly level: GapsView['levels'][number];
  readonly today: string;
}

/** Gaps first; below them who answers now, who may be replaced as well. */
export function LevelPlaces({ level, today }: Props) {
  const session = useSignedIn();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const { line, level: key, answersFor } = level;
  const found = useGaps({ line, level: key });
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  // While the next level is on its way the last one's answer stands in.
  if (!found.data || found.isPlaceholderData) return <p role="status">正在读取…</p>;
  const { at = [], held = [], heldPlaces = 0 } = found.data;
  const isTheirs = mayAssign(session, line, answersFor);
  const choose = isTheirs ? setChosen : null;
  return (
    <div className="chain-places">
      {!isTheirs && at.length > 0 && (
        <p className="muted">这一层级的责任人由{assignerWords(line, answersFor)}确定。</p>
      )}
      <GapList places={at} level={level} onChoose={choose} />
      <HeldList places={held} total={heldPlaces} level={level} onChoose={choose} />
      {chosen.length > 0 && (
        <AssignDrawer level={level} chosen={chosen} today={today} onClose={() => setChosen([])} />
      )}
    </div>
  );
}
