import { textOf } from '../../../slack/browser.ts';
import { plainOf } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

/** The browser's own pickers: every assistive technology knows them. */
export const DatePicker = (props: ElementProps) => (
  <Picker {...props} type="date" read={textOf} write={asText} />
);

export const TimePicker = (props: ElementProps) => (
  <Picker {...props} type="time" read={textOf} write={asText} />
);

/** Slack counts these in seconds since 1970; the field shows them in the reader's time zone. */
export const DateTimePicker = (props: ElementProps) => (
  <Picker {...props} type="datetime-local" read={asField} write={asSeconds} />
);

interface PickerProps extends ElementProps {
  readonly type: 'date' | 'time' | 'datetime-local';
  /** From Slack's value to the field's, and back. */
  read(value: unknown): string;
  write(field: string): unknown;
}

function Picker({ type, read, write, ...props }: PickerProps) {
  const { element, labelledBy, describedBy, invalid } = props;
  const { value, change } = useElement(props);
  return (
    <input
      type={type}
      className="field field-short"
      value={read(value)}
      aria-label={labelledBy === undefined ? plainOf(element['placeholder']) || 'When' : undefined}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={({ target }) => change(write(target.value))}
    />
  );
}

const asText = (field: string) => field || null;
const asSeconds = (field: string) => (field === '' ? null : Math.floor(Date.parse(field) / 1000));

function asField(seconds: unknown): string {
  if (typeof seconds !== 'number') return '';
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
