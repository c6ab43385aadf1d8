import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef } from 'react';
import type { TemplateAnswer } from '../../../contracts/http-schemas-templates.js';
import { opens, useSignedIn } from '../../api/session.js';
import { putTemplate, resetTemplate, templateFile } from '../../api/templates.js';
import { Failure } from '../../ui/failure.js';
import { saveFile } from '../../ui/save-file.js';

const ORIGINS = { shipped: '系统自带', own: '本单位上传', county: '沿用县级' } as const;

type Asked =
  { readonly way: 'download' } | { readonly way: 'reset' } | { readonly way: 'upload'; readonly file: File };

/** One kind of document: whose template it is made from, and why a new one was refused, field by field. */
export function TemplateRow({
  template,
  agency,
}: {
  readonly template: TemplateAnswer;
  readonly agency: string;
}) {
  const { kind, label, origin, version, from, required, known } = template;
  const session = useSignedIn();
  const cache = useQueryClient();
  const { modal, notification } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const work = useMutation({
    mutationFn: async (asked: Asked) => {
      if (asked.way === 'download') return saveFile(await templateFile(kind, agency), `${label}模板.docx`);
      if (asked.way === 'upload') await putTemplate(kind, agency, asked.file);
      else await resetTemplate(kind, agency);
      notification.success({
        title: asked.way === 'upload' ? `《${label}》已用新模板` : `《${label}》已恢复原有模板`,
      });
      await cache.invalidateQueries({ queryKey: ['templates'] });
    },
  });
  const isDoing = (way: Asked['way']) => work.isPending && work.variables.way === way;
  const reset = () =>
    void modal.confirm({
      title: `恢复《${label}》的原有模板`,
      content: '此后出具的文书不再用本单位上传的模板，已出具的不变。',
      okText: '恢复',
      cancelText: '取消',
      onOk: () => work.mutate({ way: 'reset' }),
    });
  return (
    <li className="card template" aria-label={label}>
      <div className="template-head">
        <h2>{label}</h2>
        <span className={`pill ${origin === 'own' ? 'done' : 'calm'}`}>{ORIGINS[origin]}</span>
        {version !== null && (
          <small>
            第 {version} 版，{from} 起用
          </small>
        )}
      </div>
      <div className="act-buttons">
        <Button
          loading={isDoing('download')}
          aria-label={`下载 ${label}模板`}
          onClick={() => work.mutate({ way: 'download' })}
        >
          下载
        </Button>
        {opens(session, 'PUT /templates/:kind') && (
          <>
            <Button
              loading={isDoing('upload')}
              aria-label={`上传 ${label}模板`}
              onClick={() => chooser.current?.click()}
            >
              上传
            </Button>
            <input
              ref={chooser}
              hidden
              type="file"
              accept=".docx"
              aria-label={`${label}模板文件`}
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = '';
                if (file) work.mutate({ way: 'upload', file });
              }}
            />
          </>
        )}
        {origin === 'own' && opens(session, 'POST /templates/:kind/reset') && (
          <Button loading={isDoing('reset')} aria-label={`恢复 ${label}模板`} onClick={reset}>
            恢复
          </Button>
        )}
      </div>
      {work.error && <Failure error={work.error} />}
      <details>
        <summary>字段（{known.length}）</summary>
        <dl>
          {known.map(({ field, meaning }) => (
            <Field
              key={field}
              field={field}
              meaning={meaning}
              needed={required.some((each) => each.field === field)}
            />
          ))}
        </dl>
      </details>
    </li>
  );
}

function Field(shown: { readonly field: string; readonly meaning: string; readonly needed: boolean }) {
  return (
    <>
      <dt>
        {`{${shown.field}}`}
        {shown.needed && <span className="pill soon">必备</span>}
      </dt>
      <dd>{shown.meaning}</dd>
    </>
  );
}
