import { useId } from 'react';
import { type JsonObject, listOf, objectOf, textOf } from '../../../slack/browser.ts';
import { numbered } from '../text/numbered.ts';
import { plainOf, Text } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

const keyOf = (option: unknown) => textOf(objectOf(option)['value']);

export function Checkboxes(props: ElementProps) {
  const { value, change, busy } = useElement(props);
  const chosen = new Set(listOf(value).map(keyOf));
  return (
    <Group
      {...props}
      type="checkbox"
      busy={busy}
      isChosen={(option) => chosen.has(keyOf(option))}
      onPick={(option, isOn) => {
        const isKept = (other: JsonObject) =>
          keyOf(other) === keyOf(option) ? isOn : chosen.has(keyOf(other));
        change(listOf(props.element['options']).filter(isKept));
      }}
    />
  );
}

export function RadioButtons(props: ElementProps) {
  const { value, change, busy } = useElement(props);
  return (
    <Group
      {...props}
      type="radio"
      busy={busy}
      isChosen={(option) => value !== null && keyOf(option) === keyOf(value)}
      onPick={(option) => change(option)}
    />
  );
}

interface GroupProps extends ElementProps {
  readonly type: 'checkbox' | 'radio';
  readonly busy: boolean;
  isChosen(option: JsonObject): boolean;
  onPick(option: JsonObject, isOn: boolean): void;
}

function Group({ element, type, busy, isChosen, onPick, labelledBy, describedBy }: GroupProps) {
  const name = useId();
  return (
    <fieldset
      className="choices"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-busy={busy}
    >
      {labelledBy === undefined && <legend className="hidden">Choices</legend>}
      {numbered(listOf(element['options'])).map(({ key, item }) => (
        <label key={key} className="choice">
          <input
            type={type}
            className="choice-box"
            name={name}
            checked={isChosen(item)}
            onChange={({ target }) => onPick(item, target.checked)}
          />
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
    </fieldset>
  );
}
