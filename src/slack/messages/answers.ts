import type { ModalView } from '@slack/types';
import type { Answer, Form, Sentence, Shown } from '../../setup/index.ts';
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
import { snoozeModal } from './snooze.ts';
import { type Permalink, statusMessage } from './status.ts';
import { stepLine } from './step.ts';
import { askSupportModal } from './step-help.ts';
import { timelineModal } from './timeline.ts';
import { doubtMessage, lateWordMessage, missingFirstMessage, whichWordMessage } from './typed.ts';
import { valuesModal } from './values.ts';
import {
  choiceMessage,
  eventsModal,
  messageModal,
  nameModal,
  pageMessage,
  passwordButtonMessage,
  passwordModal,
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

function messageOf(t: Catalogue, answer: Sentence | Shown, permalink: Permalink): Message {
  switch (answer.answer) {
    case 'help':
      return helpMessage(t);
    case 'languages':
      return languagesMessage(t);
    case 'unknown-command':
      return unknownCommandMessage(t, answer.instead);
    case 'site-commands':
      return siteCommandsMessage(t, answer.site);
    case 'choose':
      return choiceMessage(t, answer);
    case 'opened-several':
      return openedSeveralMessage(t, answer);
    case 'sites':
      return sitesMessage(t, answer);
    case 'status':
      return statusMessage(t, answer.site, answer.around, permalink);
    case 'site-menu':
      return siteMenuMessage(t, answer.site, answer.allowed);
    case 'ask-check-all':
      return askCheckAllMessage(t, answer);
    case 'answered-already':
      return words(t.replies.answered(inWords(t, stepLine(t, answer.site, answer.ask))));
    case 'which-word':
      return whichWordMessage(t, answer.site, answer.ask, answer.word, answer.between);
    case 'late-word':
      return lateWordMessage(t, answer.site, answer.ask, answer.text);
    case 'doubt':
      return doubtMessage(t, answer.site, answer.ask, answer.value, answer.doubt);
    case 'password-each-time':
      return passwordButtonMessage(t, answer.site);
    case 'page':
      return pageMessage(t, answer);
    case 'left-at-iloq':
      return leftAtIloqMessage(t, answer);
    case 'alerts':
      return alertsMessage(t, answer);
    case 'site-alerts':
      return siteAlertsMessage(t, answer);
    case 'roles':
      return rolesMessage(t, answer);
    case 'roles-of':
      return rolesOfMessage(t, answer);
    case 'password-needs':
      return missingFirstMessage(t, answer);
    default:
      return words(sentence(t, answer));
  }
}

/** What opens as a form, or over what is there. */
export function formView(t: Catalogue, form: Form, permalink: Permalink): ModalView {
  switch (form.form) {
    case 'none':
      return messageModal(t, answerMessage(t, form.why, permalink));
    case 'name':
      return nameModal(t);
    case 'several':
      return severalModal(t, form.list);
    case 'find':
      return findModal(t, form.wanted);
    case 'password':
      return passwordModal(t, form.site, form.use);
    case 'required-locks':
      return neededModal(t, form.site, form.locks);
    case 'events':
      return eventsModal(t, form.site, form.events);
    case 'rename':
      return renameModal(t, form.site);
    case 'people':
      return peopleModal(t, form.site);
    case 'delete':
      return deleteModal(t, form.site);
    case 'snooze':
      return snoozeModal(t, form.incident);
    case 'settings':
      return settingsModal(t, form.settings);
    case 'values':
      return valuesModal(t, form);
    case 'ask-support':
      return askSupportModal(t, form, form.words);
    case 'details':
      return detailsModal(t, form.site, form.lists, form.page);
    case 'timeline':
      return timelineModal(t, form.site, form.page);
  }
}
