import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';

dayjs.locale('zh-cn');

interface Props {
  readonly id?: string;
  /** Where no words beside it say what it is for. */
  readonly label?: string;
  /** `YYYY-MM-DD`. */
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
  readonly min?: string;
  readonly max?: string;
}

const FORMAT = 'YYYY-MM-DD';
/** A finger has the telephone's own picker, in the telephone's language. */
const isTouched = () => window.matchMedia?.('(pointer: coarse)').matches === true;

/** A day. At a desk one types 2025-09-15 or 20250915, or picks it from a calendar in Chinese. */
export function DateInput({ id, label, value, onChange, min, max }: Props) {
  const named = {
    ...(id === undefined ? {} : { id }),
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
  if (isTouched()) {
    return (
      <Input
        {...named}
        type="date"
        value={value ?? ''}
        min={min}
        max={max}
        onChange={({ target }) => onChange?.(target.value === '' ? undefined : target.value)}
      />
    );
  }
  return (
    <DatePicker
      {...named}
      style={{ width: '100%' }}
      format={[FORMAT, 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D']}
      placeholder="如 2025-09-15"
      value={value ? dayjs(value) : null}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(max ? { maxDate: dayjs(max) } : {})}
      onChange={(day) => onChange?.(day ? day.format(FORMAT) : undefined)}
    />
  );
}
