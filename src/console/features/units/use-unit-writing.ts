import { useQueryClient } from '@tanstack/react-query';
import { App, type FormInstance } from 'antd';
import type { UnitKind } from '../../../domain/organisation/unit.js';
import { ask } from '../../api/client.js';
import { rowErrors, useRehearsal } from '../../api/rehearsal.js';
import { clearMarks } from '../../ui/clear-marks.js';

export interface WrittenUnit {
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
  readonly localGovernment?: 'township' | 'subdistrict';
  readonly from?: string;
}

export interface UnitCounts {
  readonly new: number;
  readonly changed: number;
}

/** One unit looked at and then written; what the server minds stands at its field. */
export function useUnitWriting<Filled extends object>(
  form: FormInstance<Filled>,
  unitOf: (filled: Filled) => WrittenUnit,
  { title, onDone }: { readonly title: string; readonly onDone: () => void },
) {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const rehearsal = useRehearsal<Filled, { readonly counts: UnitCounts }>({
    send: (filled, dryRun) => ask('POST', '/units', { body: { units: [unitOf(filled)], dryRun } }),
    onDone: () => {
      notification.success({ title });
      onDone();
      void cache.invalidateQueries({ queryKey: ['units'] });
    },
    onRefused: (error) => {
      const fields = Object.keys(form.getFieldsValue());
      for (const { field, message } of rowErrors(error)) {
        // What a code lies in stands in the code, except of a school; a known unit's code is not asked for.
        const at = [field, 'code', 'name'].find((each) => fields.includes(each));
        form.setFields([{ name: at as never, errors: [message] }]);
      }
    },
  });
  return {
    ...rehearsal,
    again: () => {
      rehearsal.again();
      clearMarks(form);
    },
  };
}
