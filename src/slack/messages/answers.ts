import type { ModalView } from '@slack/types';
import type { Answer, Form, Sentence, Shown, ShownAs } from '../../setup/index.ts';
import { type Catalogue, name, sentence } from '../../text/index.ts';
import { alertsMessage, siteAlertsMessage } from './alerts.ts';
import { askCheckAllMessage } from './check-all.ts';
import { detailsModal } from './details.ts';
import { helpMessage, siteCommandsMessage, unknownCommandMessage } from './help.ts';
import { findModal } from './home.ts';
import { inWords } from './in-words.ts';
import { languagesMessage } from './languages.ts';
import { type Message, section, words } from './message.ts';
import { neededModal } from './needed.ts';
import { rolesMessage, rolesOfMessage } from './roles.ts';
import { settingsModal } from './settings.ts';
import { openedSeveralMessage, severalModal } from './several.ts';
import {
  deleteModal,
  leftAtIloqMessage,
  peopleModal,
  renameModal,
  siteMenuMessage,
} from './site-menu.ts';
import { sitesMessage } from './sites.ts';
import { type Permalink, statusMessage } from './status.ts';
import { stepLine } from './step.ts';
import { askSupportModal } from './step-help.ts';
import { timelineModal } from './timeline.ts';
import { doubtMessage, lateWordMessage, missingFirstMessage, whichWordMessage } from './typed.ts';
import {
  choiceMessage,
  eventsModal,
  messageModal,
  nameModal,
  pageMessage,
  passwordButtonMessage,
  passwordModal,
  snoozeModal,
  valuesModal,
} from './views.ts';

/** The one place where an answer is put into words and blocks; it begins with the site it is of. */
export function answerMessage(t: Catalogue, answer: Answer, permalink: Permalink): Message {
  const message = messageOf(t, answer, permalink);
  const [first, ...blocks] = message.blocks;
  if (answer.of === undefined || first?.type !== 'section') return message;
  const { text } = first.text;
  if (text.includes(`*${name(answer.of)}*`)) return message;
  return { ...message, blocks: [section(t.ofSite(answer.of, text)), ...blocks] };
}

type Kinds = { readonly [K in Shown['answer']]: ShownAs<K> };

/** How each answer that is more than a sentence is drawn. */
const messages: {
  readonly [K in keyof Kinds]: (t: Catalogue, answer: Kinds[K], permalink: Permalink) => Message;
} = {
  help: helpMessage,
  languages: languagesMessage,
  'unknown-command': (t, { instead }) => unknownCommandMessage(t, instead),
  'site-commands': (t, { site }) => siteCommandsMessage(t, site),
  choose: choiceMessage,
  'opened-several': openedSeveralMessage,
  sites: sitesMessage,
  status: (t, { site, around }, permalink) => statusMessage(t, site, around, permalink),
  'site-menu': (t, { site, allowed }) => siteMenuMessage(t, site, allowed),
  'ask-check-all': askCheckAllMessage,
  'answered-already': (t, { site, ask }) =>
    words(t.replies.answered(inWords(t, stepLine(t, site, ask)))),
  'which-word': whichWordMessage,
  'late-word': lateWordMessage,
  doubt: doubtMessage,
  'password-each-time': (t, { site }) => passwordButtonMessage(t, site),
  page: pageMessage,
  'left-at-iloq': leftAtIloqMessage,
  alerts: alertsMessage,
  'site-alerts': siteAlertsMessage,
  roles: rolesMessage,
  'roles-of': rolesOfMessage,
};

const isShown = (answer: Sentence | Shown): answer is Shown => answer.answer in messages;

function messageOf(t: Catalogue, answer: Sentence | Shown, permalink: Permalink): Message {
  const draw = <K extends keyof Kinds>(kind: K, shown: Kinds[K]): Message =>
    messages[kind](t, shown, permalink);
  if (isShown(answer)) return draw<keyof Kinds>(answer.answer, answer);
  if (answer.answer === 'password-needs') return missingFirstMessage(t, answer);
  return words(sentence(t, answer));
}

type Forms = { readonly [K in Form['form']]: Extract<Form, { form: K }> };

const forms: {
  readonly [K in keyof Forms]: (t: Catalogue, form: Forms[K], permalink: Permalink) => ModalView;
} = {
  none: (t, { why }, permalink) => messageModal(t, answerMessage(t, why, permalink)),
  name: nameModal,
  several: (t, { list }) => severalModal(t, list),
  find: (t, { wanted }) => findModal(t, wanted),
  password: (t, { site, use }) => passwordModal(t, site, use),
  'required-locks': (t, { site, locks }) => neededModal(t, site, locks),
  events: (t, { site, events }) => eventsModal(t, site, events),
  rename: (t, { site }) => renameModal(t, site),
  people: (t, { site }) => peopleModal(t, site),
  delete: (t, { site }) => deleteModal(t, site),
  snooze: (t, { incident }) => snoozeModal(t, incident),
  settings: (t, { settings }) => settingsModal(t, settings),
  values: valuesModal,
  'ask-support': askSupportModal,
  details: (t, { site, lists, page }) => detailsModal(t, site, lists, page),
  timeline: (t, { site, page }) => timelineModal(t, site, page),
};

/** What opens as a form, or over what is there. */
export function formView(t: Catalogue, form: Form, permalink: Permalink): ModalView {
  const draw = <K extends keyof Forms>(kind: K, opened: Forms[K]): ModalView =>
    forms[kind](t, opened, permalink);
  return draw<keyof Forms>(form.form, form);
}
