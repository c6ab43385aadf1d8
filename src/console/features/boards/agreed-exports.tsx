import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ExportAnswer } from '../../../contracts/http-schemas-exports.js';
import { exportFile, useAgreedExports } from '../../api/exports.js';
import { momentWords } from '../../ui/moment-words.js';
import { Failure } from '../../ui/failure.js';
import { saveFile } from '../../ui/save-file.js';

/** Unmasked files a second person has agreed to: waiting for who asked, and for nobody else. */
export function AgreedExports() {
  const agreed = useAgreedExports();
  if (agreed.error) return <Failure error={agreed.error} retry={() => void agreed.refetch()} />;
  if (!agreed.data || agreed.data.length === 0) return null;
  return (
    <section className="card no-print" aria-label="已同意的导出">
      <h2>已同意的导出</h2>
      <ul className="agreed-exports">
        {agreed.data.map((each) => (
          <Agreed key={each.number} agreed={each} />
        ))}
      </ul>
    </section>
  );
}

function Agreed({ agreed }: { readonly agreed: ExportAnswer }) {
  const { number, label, availableUntil, rows } = agreed;
  const fetch = useMutation({
    mutationFn: async () => saveFile(await exportFile(agreed), `${label}${number}.xlsx`),
  });
  return (
    <li>
      <div>
        <strong>{label}（未遮蔽）</strong>
        <small>
          {number}
          {rows !== null && `　${rows} 行`}　{momentWords(availableUntil)} 前可下载
        </small>
      </div>
      <Button
        type="primary"
        loading={fetch.isPending}
        aria-label={`下载 ${number}`}
        onClick={() => fetch.mutate()}
      >
        下载
      </Button>
      {fetch.error && <Failure error={fetch.error} />}
    </li>
  );
}
