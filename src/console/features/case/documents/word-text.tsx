import { Alert } from 'antd';
import { Failure } from '../../../ui/failure.js';
import { Loading } from '../../../ui/loading.js';
import { WordPage } from '../../../ui/word/word-page.js';
import type { WordFile } from './use-word-file.js';

/** The text of a document on the page, or why it cannot be shown. */
export function WordText({ shown, title }: { readonly shown: WordFile; readonly title: string }) {
  const { file, blocks, failure } = shown;
  if (failure !== null) return <Failure error={failure} />;
  if (file === null) return <Loading what="文书" />;
  if (blocks === null) {
    return <Alert type="info" showIcon title="这个浏览器不能直接显示，请下载后用 Word 或 WPS 打开。" />;
  }
  return (
    <div className="word-scroll">
      <WordPage blocks={blocks} title={title} />
    </div>
  );
}
