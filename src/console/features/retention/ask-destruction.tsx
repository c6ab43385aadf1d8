import { App, Button, Form, Input, Select } from 'antd';
import { TWO_PERSON_ACTS } from '../../../domain/second-person/two-person-acts.js';
import { useAskDestruction } from '../../api/retention.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';

interface Props {
  readonly cases: readonly string[];
  readonly onAsked: () => void;
}

interface Filled {
  readonly reason: string;
  readonly appraisal: string;
}

const { reasons, days } = TWO_PERSON_ACTS.destroy_case_files;

/** Asks for the destruction of what is chosen above; nothing is gone before another person agrees. */
export function AskDestruction({ cases, onAsked }: Props) {
  const { modal, notification } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const asked = useAskDestruction();
  const ask = async (filled: Filled) => {
    try {
      await asked.mutateAsync({ ...filled, cases: [...cases] });
    } catch {
      // Said below the form.
      return;
    }
    form.resetFields();
    onAsked();
    notification.success({
      title: `已申请销毁 ${cases.length} 件案卷`,
      description: `教育局负责人或县领导在收件箱复核，${days} 天内有效。`,
    });
  };
  const confirm = (filled: Filled) =>
    void modal.confirm({
      title: `申请销毁 ${cases.length} 件案卷？`,
      content: '另一人复核同意后立即永久销毁，不能恢复。请确认已逐件鉴定，并已核对案号。',
      okText: '申请',
      cancelText: '再核对',
      onOk: () => ask(filled),
    });
  return (
    <Form<Filled>
      form={form}
      className="card ask-destruction"
      layout="vertical"
      requiredMark={false}
      initialValues={{ reason: 'appraised' }}
      onFinish={confirm}
    >
      <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请选择理由。' }]}>
        <Select options={asOptions(reasons)} />
      </Form.Item>
      <Form.Item
        name="appraisal"
        label="鉴定意见书文号"
        extra="只写文号，不写人名。"
        rules={[{ required: true, message: '请填写鉴定意见书文号。' }]}
      >
        <Input maxLength={41} autoComplete="off" placeholder="如：云教档鉴〔2055〕3号" />
      </Form.Item>
      {asked.error && <Failure error={asked.error} />}
      <Button type="primary" htmlType="submit" disabled={cases.length === 0} loading={asked.isPending}>
        {cases.length === 0 ? '先选取案卷' : `申请销毁 ${cases.length} 件`}
      </Button>
    </Form>
  );
}
