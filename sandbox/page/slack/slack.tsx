import { useCallback, useMemo, useState } from 'react';
import type { PaneProps } from '../pane.ts';
import { withAddressHere } from './address-here.ts';
import { ChannelPane } from './channel-pane.tsx';
import { DeedsContext, type SlackDo } from './deeds.ts';
import { PlacesContext, placesIn } from './elements/places.ts';
import { FilesContext, filesIn } from './files.ts';
import { Modals } from './modal.tsx';
import { channelOf, type Move, moved, type Place, start } from './place.ts';
import { Sidebar } from './sidebar.tsx';
import { NamesContext, namesIn } from './text/names.ts';
import { ThreadPane } from './thread-pane.tsx';
import { Toasts, useToasts } from './toasts.tsx';
import { wordsOfError } from './words-of-errors.ts';

/** A Slack, as the person who looks sees it; each person keeps their own place. */
export function Slack({ state: { slack, iloq }, deed }: PaneProps) {
  const { me, bot, people, channels, messages } = slack;
  const [places, setPlaces] = useState<Readonly<Record<string, Place>>>({});
  const [toasts, say, drop] = useToasts();
  const place = places[me] ?? start;
  const channel = channelOf(slack, place);

  const go = useCallback(
    (move: Move) => setPlaces((before) => ({ ...before, [me]: moved(before[me] ?? start, move) })),
    [me],
  );
  const send = useCallback<SlackDo>(
    async (what, quiet = false) => {
      const meant = withAddressHere(what, iloq.serviceAddress);
      if (meant !== what) say(`In this sandbox iLOQ is at ${iloq.serviceAddress}: sent as that.`);
      const answer = await deed({ in: 'slack', as: me, deed: meant });
      const words = answer.error === null || quiet ? null : wordsOfError(answer.error, what.do);
      if (words !== null) say(words);
      return answer;
    },
    [deed, me, say, iloq.serviceAddress],
  );
  const names = useMemo(
    () =>
      namesIn({ me, bot, names: slack.names, channels }, (id) =>
        go({ to: 'channel', channel: id }),
      ),
    [me, bot, slack.names, channels, go],
  );
  const files = useMemo(() => filesIn({ messages }), [messages]);
  const options = useMemo(() => placesIn({ people, channels }), [people, channels]);

  return (
    <DeedsContext value={send}>
      <NamesContext value={names}>
        <FilesContext value={files}>
          <PlacesContext value={options}>
            <div
              className={`slack${place.thread === null ? '' : ' slack-thread'}${place.showsList ? ' slack-list' : ''}`}
            >
              <Sidebar
                slack={slack}
                place={place}
                shown={channel?.id}
                onOpen={(id) => go({ to: 'channel', channel: id })}
              />
              {channel && (
                <ChannelPane
                  key={me}
                  slack={slack}
                  channel={channel}
                  place={place}
                  go={go}
                  refuse={say}
                />
              )}
              {channel && place.thread !== null && (
                <ThreadPane
                  key={`${me}-thread`}
                  slack={slack}
                  channel={channel}
                  thread={place.thread}
                  place={place}
                  go={go}
                  refuse={say}
                />
              )}
              <Toasts toasts={toasts} onDrop={drop} />
            </div>
            <Modals key={`${me}-modals`} modals={slack.modals} />
          </PlacesContext>
        </FilesContext>
      </NamesContext>
    </DeedsContext>
  );
}
