import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { LinksImportReport } from '../../../contracts/chain-answers.js';
import { useRefreshChains } from '../../api/chains.js';
import { askFile } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { FileImport } from '../../ui/file-import.js';
import { saveFile } from '../../ui/save-file.js';
import { ReplacedList } from './replaced-list.js';

/** Many at once: a sheet of the present gaps to fill in, and its way back. */
export function ImportTab() {
  const refresh = useRefreshChains();
  const sheet = useMutation({
    mutationFn: async () => saveFile(await askFile('/chains/links/sheet'), '责任人登记表.xlsx'),
  });
  return (
    <>
      <section className="card group" aria-label="登记表">
        <h2>登记表</h2>
        <p>
          下载的表里，本单位应当确定而尚无责任人的各处一处一行；另一张工作表是可填的人员编号。填“人员编号”或（村民小组、学生一级）“姓名”，没有填的行不读。
        </p>
        <div>
          <Button icon={<DownloadOutlined />} loading={sheet.isPending} onClick={() => sheet.mutate()}>
            下载登记表（含现有缺口）
          </Button>
        </div>
        {sheet.error && <Failure error={sheet.error} />}
        <p className="muted">
          自己的表也可以用，前十行内须有表头：责任线、层级、单位代码、学生编码、人员编号、姓名、起始日期、终止日期，次序不限，其余的列不读。
        </p>
      </section>
      <FileImport<LinksImportReport>
        path="/chains/links/import"
        allOrNone
        label="选择或拖入填好的登记表"
        hint="Excel 工作簿（.xlsx），一次一份；有一格错误即全部不写"
        doneWords={({ counts }) => `已确定责任人：新 ${counts.new} 处，接替 ${counts.changed} 处`}
        onDone={() => void refresh()}
        more={(report) => <ReplacedList report={report} />}
      />
    </>
  );
}
