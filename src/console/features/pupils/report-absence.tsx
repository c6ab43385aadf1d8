import { App, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PupilSummary } from '../../../contracts/pupil-answers.js';
import { addDays, plainDate } from '../../../domain/calendar/plain-date.js';
import { ORIGINS } from '../../../domain/ladder/vocabulary.js';
import { sendReport, useRefresh } from '../../api/cases.js';
import { freshKey } from '../../api/client.js';
import { useSignedIn } from '../../api/session.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';

interface Props {
  readonly pupil: PupilSummary;
  readonly today: string;
  readonly onClose: () => void;
}

// Attendance reports itself; these three are people's.
const { attendance: _byMachine, ...BY_PEOPLE } = ORIGINS;

export function ReportAbsence({ pupil, today, onClose }: Props) {
  const [form] = Form.useForm<{ absentSince: string; origin: string }>();
  const [key] = useState(freshKey);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const { me } = useSignedIn();
  const refresh = useRefresh();
  const submit = async (values: { absentSince: string; origin: string }) => {
    setBusy(true);
    setFailure(null);
    try {
      const { caseNo, opened } = await sendReport({ pupil: pupil.code, ...values }, key);
      notification.success({
        title: opened ? `已立案 ${caseNo}` : `该生已有未销号的案件 ${caseNo}，没有重复立案。`,
      });
      void refresh(caseNo);
      void navigate(`/cases/${caseNo}`);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={`报告 ${pupil.name} 未到校`}
      okText="报告"
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="muted" style={{ marginBottom: 12 }}>
        {pupil.gradeName}
        {pupil.classNo}班。报告之后由系统计时，并通知应当联系家庭的人。
      </p>
      {failure !== null && <Failure error={failure} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          absentSince: addDays(plainDate(today), -1),
          origin: me.role === 'class_teacher' ? 'teacher_report' : 'census',
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="absentSince"
          label="从哪一天起没有来"
          rules={[{ required: true, message: '请填写日期。' }]}
        >
          <DateInput max={today} />
        </Form.Item>
        <Form.Item name="origin" label="怎么知道的" rules={[{ required: true }]}>
          <Radio.Group options={asOptions(BY_PEOPLE)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
