import { Link } from 'react-router';
import type { ChainView } from '../../../contracts/chain-answers.js';
import { CHAIN_LINES, type ChainLine } from '../../../domain/organisation/chain.js';
import { mayAssign, useChainOfCase } from '../../api/chains.js';
import { opens, useSignedIn, type Session } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';

type Row = ChainView['links'][number];

/** Who answers for this child on both sides, from the top down, and where nobody does. */
export function ChainCard({ caseNo }: { readonly caseNo: string }) {
  const session = useSignedIn();
  const chain = useChainOfCase(caseNo);
  if (chain.error) return <Failure error={chain.error} />;
  if (!chain.data) return null;
  return (
    <section className="card" aria-label="责任人（双线）">
      <h2>责任人（双线）</h2>
      {(Object.keys(CHAIN_LINES) as ChainLine[]).map((line) => (
        <div key={line} className="case-chain">
          <h3>{CHAIN_LINES[line]}</h3>
          <ol>
            {chain.data.links
              .filter((link) => link.line === line)
              .map((link) => (
                <li key={link.level}>
                  <span>
                    {link.label}
                    {link.unitName && <small>{link.unitName}</small>}
                  </span>
                  <Holders link={link} session={session} />
                </li>
              ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Holders({ link, session }: { readonly link: Row; readonly session: Session }) {
  const { line, level, answersFor, holders, gap, gapLabel } = link;
  if (gap === null) return <span>{holders.map(({ name, account }) => name ?? account).join('、')}</span>;
  const way =
    gap === 'unit_unknown'
      ? opens(session, 'POST /chains/homes') && { to: '/chains?tab=homes', words: '登记村组' }
      : mayAssign(session, line, answersFor) && {
          to: `/chains?line=${line}&level=${level}`,
          words: '去确定',
        };
  return (
    <span>
      <span className="pill soon">{gapLabel}</span>{' '}
      {way && (
        <Link to={way.to} aria-label={`${link.label}：${way.words}`}>
          {way.words}
        </Link>
      )}
    </span>
  );
}
