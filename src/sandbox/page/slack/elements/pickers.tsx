import { textOf } from '../../../slack/browser.ts';
import { plainOf } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

/** The browser's own pickers: they are known to every assistive technology. */
const picker = (type: 'date' | 'time') =>
  function Picker(props: ElementProps) {
    const { element, labelledBy, describedBy, invalid } = props;
    const { value, change } = useElement(props);
    const label = labelledBy === undefined ? plainOf(element['placeholder']) || `Pick a ${type}` : undefined;
    return (
      <input
        type={type}
        className="field field-short"
        value={textOf(value)}
        aria-label={label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={({ target }) => change(target.value || null)}
      />
    );
  };

export const DatePicker = picker('date');
export const TimePicker = picker('time');

/** Slack counts these in seconds since 1970; the field shows them in the reader's time zone. */
export function DateTimePicker(props: ElementProps) {
  const { element, labelledBy, describedBy, invalid } = props;
  const { value, change } = useElement(props);
  return (
    <input
      type="datetime-local"
      className="field field-short"
      value={typeof value === 'number' ? asField(value) : ''}
      aria-label={labelledBy === undefined ? plainOf(element['placeholder']) || 'Pick a date and time' : undefined}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={({ target }) => change(target.value === '' ? null : Math.floor(Date.parse(target.value) / 1000))}
    />
  );
}

function asField(seconds: number): string {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
