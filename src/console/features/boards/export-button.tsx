import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ExportMade } from '../../../contracts/http-schemas-exports.js';
import { EXPORT_KINDS, type ExportKind } from '../../../domain/exports/export-kinds.js';
import { TWO_PERSON_ACTS } from '../../../domain/second-person/two-person-acts.js';
import { ask, askFile } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';
import { saveFile } from '../../ui/save-file.js';

interface Wanted {
  readonly kind: ExportKind;
  readonly unmasked?: boolean;
  readonly reason?: string;
}

/** A ledger as a numbered, watermarked file. Unmasked only when a second person agrees. */
export function ExportButton({ school }: { readonly school: string | undefined }) {
  const [open, setOpen] = useState(false);
  const { notification } = App.useApp();
  const [form] = Form.useForm<Wanted>();
  const unmasked = Form.useWatch('unmasked', form);
  const make = useMutation({
    mutationFn: async ({ kind, reason }: Wanted) => {
      const body = { kind, ...(school && { school }), ...(unmasked && { unmasked, reason }) };
      const made = await ask<ExportMade>('POST', '/exports', { body });
      if (made.export) {
        const { number, label } = made.export;
        saveFile(await askFile(`/exports/${number}/file`), `${label}${number}.xlsx`);
      }
      return made;
    },
    onSuccess: ({ export: done, request }) => {
      setOpen(false);
      if (done)
        notification.success({
          title: `已导出，编号 ${done.number}`,
          description: '编号和导出人印在每一行。',
        });
      else
        notification.info({
          title: `已提出申请 ${request?.id ?? ''}`,
          description: '另一人复核同意后，在本页下载未遮蔽的文件。',
          duration: 0,
        });
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        导出
      </Button>
      <Modal
        title="导出"
        open={open}
        okText={unmasked ? '申请导出' : '导出'}
        cancelText="不导出"
        confirmLoading={make.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <Form<Wanted>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ kind: 'ledger' }}
          onFinish={(wanted) => make.mutate(wanted)}
        >
          <Form.Item name="kind" label="内容">
            <Select options={asOptions(EXPORT_KINDS)} />
          </Form.Item>
          <Form.Item
            name="unmasked"
            valuePropName="checked"
            extra="姓名、号码、电话、住址通常遮蔽；不遮蔽的须由另一人复核。"
          >
            <Checkbox>不遮蔽</Checkbox>
          </Form.Item>
          {unmasked && (
            <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请选择理由。' }]}>
              <Select options={asOptions(TWO_PERSON_ACTS.export_unmasked.reasons)} />
            </Form.Item>
          )}
          {make.error && <Failure error={make.error} />}
        </Form>
      </Modal>
    </>
  );
}
