import type { MessageView } from '../../protocol.ts';
import { Blocks } from '../blocks/index.tsx';
import { useDeeds } from '../deeds.ts';
import { SurfaceProvider, useValues } from '../elements/surface-provider.tsx';
import { valuesOf } from '../elements/values.ts';
import { Mrkdwn } from '../text/text.tsx';
import { Files } from './files.tsx';

interface BodyProps {
  readonly channel: string;
  readonly message: MessageView;
}

/** What a message says: its blocks, or its text where it has none, and its files. */
export function Body({ channel, message }: BodyProps) {
  const send = useDeeds();
  const [values, keep] = useValues(message.blocks, valuesOf(message.state));
  const at = { channel, ts: message.ts };
  const blocks = message.blocks.map((block) => ({ ...block }));
  return (
    <SurfaceProvider
      values={values}
      keep={keep}
      act={async (blockId, actionId, value) => {
        await send({ do: 'act', at, blockId, actionId, value });
      }}
      options={async (blockId, actionId, query) => {
        const { options = [] } = await send({ do: 'options', at, blockId, actionId, query });
        return options.map((option) => ({ ...option }));
      }}
    >
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} surface="message" />
      ) : (
        message.text !== '' && (
          <div className="message-text">
            <Mrkdwn text={message.text} />
            {message.edited && <span className="edited"> (edited)</span>}
          </div>
        )
      )}
      {message.files.length > 0 && <Files files={message.files} />}
    </SurfaceProvider>
  );
}
