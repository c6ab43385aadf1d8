import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PupilSummary } from '../../../contracts/pupil-answers.js';
import { ask } from '../../api/client.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { ReportAbsence } from './report-absence.js';

interface Found {
  readonly pupils: readonly PupilSummary[];
  readonly more: boolean;
}

/** Find a child of one's own school or class, and say that it has stopped coming. */
export function Page() {
  const { offers } = useSignedIn();
  const [wanted, setWanted] = useState('');
  const [reported, setReported] = useState<PupilSummary | null>(null);
  const found = useQuery({
    queryKey: ['pupils', wanted],
    queryFn: () =>
      wanted === ''
        ? ask<Found>('GET', '/pupils')
        : ask<Found>('POST', '/pupils/search', { body: { q: wanted } }),
    placeholderData: keepPreviousData,
  });
  const pupils = found.data?.pupils ?? [];
  return (
    <PageFrame
      title="学生与报告"
      about="找到学生，报告其未到校；一名学生只会有一个未销号的案件，重复报告不会重复立案。"
    >
      <Input.Search
        aria-label="查询学生"
        placeholder="姓名的一部分，或完整的学籍号、身份证号"
        allowClear
        enterButton="查询"
        size="large"
        maxLength={40}
        onSearch={(text) => setWanted(text.trim())}
      />
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading what="学生" />}
      {found.data && pupils.length === 0 && (
        <Nothing title="没有找到">只能查到本人管辖范围内的在册学生，请核对姓名或号码。</Nothing>
      )}
      {pupils.length > 0 && (
        <ul className="rows">
          {pupils.map((pupil) => (
            <li key={pupil.code}>
              <div className="row">
                <div>
                  <strong>{pupil.name}</strong>
                  <small>{pupil.sex === 'female' ? '女' : '男'}</small>
                </div>
                <div>
                  {pupil.gradeName}
                  {pupil.classNo}班<small>{pupil.studentNumber ?? '没有学籍号'}</small>
                </div>
                <div>
                  <small>身份证号</small>
                  {pupil.idNumber ?? '未登记'}
                </div>
                <div>
                  <Button onClick={() => setReported(pupil)} aria-label={`报告未到校：${pupil.name}`}>
                    报告未到校
                  </Button>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {found.data?.more && <p className="muted">只列出前 50 名，请输入姓名缩小范围。</p>}
      {reported && <ReportAbsence pupil={reported} today={offers.today} onClose={() => setReported(null)} />}
    </PageFrame>
  );
}
