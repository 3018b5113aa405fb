import { isObject, type JsonObject, listOf, textOf } from '../../../slack/browser.ts';
import { Link } from '../text/parts.tsx';
import { RichText } from '../text/rich-text.tsx';
import type { BlockProps } from './block-props.ts';

const STATUSES: Readonly<Record<string, string>> = {
  pending: 'To do',
  in_progress: 'In progress',
  complete: 'Complete',
  error: 'Failed',
};

/** A title that folds, and tasks with their status. */
export function Plan({ block }: BlockProps) {
  const tasks = listOf(block['tasks']);
  const done = tasks.filter(({ status }) => status === 'complete').length;
  return (
    <details className="plan" open>
      <summary>
        <span className="plan-title">{textOf(block['title'])}</span>
        <span className="plan-count">
          {done} of {tasks.length}
        </span>
      </summary>
      <ol className="tasks">
        {tasks.map((task) => (
          <li key={textOf(task['task_id'])}>
            <Task of={task} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A task that stands alone. */
export const TaskCard = ({ block }: BlockProps) => (
  <div className="plan">
    <Task of={block} />
  </div>
);

function Task({ of }: { readonly of: JsonObject }) {
  const status = textOf(of['status']);
  return (
    <div className={`task task-${status}`}>
      <span className="task-mark" role="img" aria-label={STATUSES[status] ?? status} />
      <div>
        {textOf(of['title'])}
        {[of['details'], of['output']].filter(isObject).map((text) => (
          <div key={JSON.stringify(text)} className="task-more">
            <RichText of={text} />
          </div>
        ))}
        {listOf(of['sources']).map((source) => (
          <div key={textOf(source['url'])} className="task-more">
            <Link url={textOf(source['url'])}>{textOf(source['text'])}</Link>
          </div>
        ))}
      </div>
    </div>
  );
}
