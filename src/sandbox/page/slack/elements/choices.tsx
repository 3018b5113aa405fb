import { useId } from 'react';
import { type JsonObject, listOf, objectOf, textOf } from '../../../slack/browser.ts';
import { numbered } from '../text/numbered.ts';
import { plainOf, Text } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

const valueOf = (option: unknown) => textOf(objectOf(option)['value']);

export function Checkboxes(props: ElementProps) {
  const { value, change, busy } = useElement(props);
  const chosen = listOf(value);
  const toggle = (option: JsonObject, isOn: boolean) => {
    const options = listOf(props.element['options']);
    const isChosen = (other: JsonObject) =>
      valueOf(other) === valueOf(option) ? isOn : chosen.some((one) => valueOf(one) === valueOf(other));
    return change(options.filter(isChosen));
  };
  return (
    <Group {...props} role="group" busy={busy}>
      {(option, name) => (
        <input
          type="checkbox"
          name={name}
          checked={chosen.some((one) => valueOf(one) === valueOf(option))}
          onChange={({ target }) => toggle(option, target.checked)}
        />
      )}
    </Group>
  );
}

export function RadioButtons(props: ElementProps) {
  const { value, change, busy } = useElement(props);
  return (
    <Group {...props} role="radiogroup" busy={busy}>
      {(option, name) => (
        <input
          type="radio"
          name={name}
          checked={valueOf(value) === valueOf(option)}
          onChange={() => change(option)}
        />
      )}
    </Group>
  );
}

interface GroupProps extends ElementProps {
  readonly role: 'group' | 'radiogroup';
  readonly busy: boolean;
  readonly children: (option: JsonObject, name: string) => React.ReactNode;
}

function Group({ element, role, busy, labelledBy, describedBy, children }: GroupProps) {
  const name = useId();
  const label = labelledBy === undefined ? 'Choices' : undefined;
  return (
    <div
      className="choices"
      role={role}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-busy={busy}
    >
      {numbered(listOf(element['options'])).map(({ key, item }) => (
        <label key={key} className="choice">
          {children(item, name)}
          <span>
            <Text of={item['text']} />
            {plainOf(item['description']) !== '' && (
              <small className="choice-more">
                <Text of={item['description']} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
