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
          {problem && problem.possible.length > 0 && (
            <ul className="possible">
              {problem.possible.map((each) => (
                <li key={each}>{datesInWords(each)}</li>
              ))}
            </ul>
          )}
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
