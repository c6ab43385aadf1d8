import { Alert, Button } from 'antd';
import { datesInWords } from '../../domain/wording/dates-in-words.js';
import { Problem } from '../api/client.js';

/** Why something is not shown or was not done, in the server's words, and what can be done instead. */
export function Failure({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}) {
  const problem = error instanceof Problem ? error : undefined;
  const message = error instanceof Error ? error.message : '出了差错。';
  const number = problem && problem.status >= 500 ? problem.body.instance : undefined;
  return (
    <Alert
      type={problem && problem.status < 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={datesInWords(message)}
      description={
        <>
          {problem && <Possible ways={problem.possible} />}
          {number && <p className="muted">报修编号：{number}</p>}
          {retry && (
            <Button size="small" onClick={retry}>
              再试一次
            </Button>
          )}
        </>
      }
    />
  );
}

const AT_ONCE = 4;

/** The first few are read; a list as long as a form would push the form off a telephone's screen. */
function Possible({ ways }: { readonly ways: readonly string[] }) {
  if (ways.length === 0) return null;
  const listed = (some: readonly string[]) => (
    <ul className="possible">
      {some.map((each) => (
        <li key={each}>{datesInWords(each)}</li>
      ))}
    </ul>
  );
  if (ways.length <= AT_ONCE + 1) return listed(ways);
  return (
    <>
      {listed(ways.slice(0, AT_ONCE))}
      <details>
        <summary>其余 {ways.length - AT_ONCE} 项</summary>
        {listed(ways.slice(AT_ONCE))}
      </details>
    </>
  );
}
