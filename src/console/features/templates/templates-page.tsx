import { Select } from 'antd';
import { useState } from 'react';
import { opens, useSignedIn } from '../../api/session.js';
import { useTemplates } from '../../api/templates.js';
import { useUnits } from '../../api/units.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { TemplateRow } from './template-row.js';
import './templates.css';

/** Who issues documents under a name of their own, and may therefore have templates of their own. */
const AGENCIES: readonly string[] = ['county', 'township', 'school'];

/** From what documents are made. The bureau answers for the templates of its county; the others look. */
export function Page() {
  const session = useSignedIn();
  const mayChange = opens(session, 'PUT /templates/:kind');
  const [agency, setAgency] = useState<string>();
  const list = useTemplates(agency);
  const units = useUnits().data?.filter(({ kind }) => AGENCIES.includes(kind)) ?? [];
  return (
    <PageFrame
      title="文书模板"
      about={
        mayChange
          ? '下载后用 Word 修改再上传，{字段} 处由系统填写。新模板用于此后出具的文书，已出具的不变。'
          : '出具文书所用的模板，由教育局维护。'
      }
    >
      {mayChange && units.length > 1 && (
        <section className="filters" aria-label="范围">
          <label>
            单位
            <Select
              aria-label="单位"
              value={agency ?? list.data?.agency ?? null}
              style={{ minWidth: 240 }}
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={setAgency}
            />
          </label>
        </section>
      )}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="文书模板" />}
      {list.data && (
        <ul className="templates">
          {list.data.templates.map((template) => (
            <TemplateRow
              key={`${list.data.agency} ${template.kind}`}
              template={template}
              agency={list.data.agency}
            />
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
