import type { ModalView } from '@slack/types';
import type { Form, Sentence, Shown } from '../../setup/index.ts';
import { replies, sentence } from '../../text/index.ts';
import { alertsMessage, siteAlertsMessage } from './alerts.ts';
import { detailsModal } from './details.ts';
import { helpMessage, siteCommandsMessage, unknownCommandMessage } from './help.ts';
import { findModal } from './home.ts';
import { inWords } from './in-words.ts';
import { type Message, words } from './message.ts';
import { neededModal } from './needed.ts';
import { rolesMessage, rolesOfMessage } from './roles.ts';
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
import { doubtMessage, whichWordMessage } from './typed.ts';
import {
  choiceMessage,
  eventsModal,
  messageModal,
  nameModal,
  pageMessage,
  passwordButtonMessage,
  passwordModal,
} from './views.ts';

/** The one place where an answer is put into words and blocks. */
export function answerMessage(answer: Sentence | Shown, permalink: Permalink): Message {
  switch (answer.answer) {
    case 'help':
      return helpMessage();
    case 'unknown-command':
      return unknownCommandMessage(answer.instead);
    case 'site-commands':
      return siteCommandsMessage(answer.site);
    case 'choose':
      return choiceMessage(answer);
    case 'sites':
      return sitesMessage(answer);
    case 'status':
      return statusMessage(answer.site, answer.around, permalink);
    case 'site-menu':
      return siteMenuMessage(answer.site, answer.allowed);
    case 'answered-already':
      return words(replies.answered(inWords(stepLine(answer.site, answer.ask))));
    case 'which-word':
      return whichWordMessage(answer.site, answer.ask, answer.word, answer.between);
    case 'doubt':
      return doubtMessage(answer.site, answer.ask, answer.value, answer.doubt);
    case 'password-each-time':
      return passwordButtonMessage(answer.site);
    case 'page':
      return pageMessage(answer);
    case 'left-at-iloq':
      return leftAtIloqMessage(answer);
    case 'alerts':
      return alertsMessage(answer);
    case 'site-alerts':
      return siteAlertsMessage(answer);
    case 'roles':
      return rolesMessage(answer);
    case 'roles-of':
      return rolesOfMessage(answer);
    default:
      return words(sentence(answer));
  }
}

/** What opens as a form, or over what is there. */
export function formView(form: Form, permalink: Permalink): ModalView {
  switch (form.form) {
    case 'none':
      return messageModal(answerMessage(form.why, permalink));
    case 'name':
      return nameModal();
    case 'find':
      return findModal(form.wanted);
    case 'password':
      return passwordModal(form.site, form.use);
    case 'required-locks':
      return neededModal(form.site, form.locks);
    case 'events':
      return eventsModal(form.site, form.events);
    case 'rename':
      return renameModal(form.site);
    case 'people':
      return peopleModal(form.site);
    case 'delete':
      return deleteModal(form.site);
    case 'snooze':
      return snoozeModal(form.incident);
    case 'ask-support':
      return askSupportModal(form, form.words);
    case 'details':
      return detailsModal(form.site, form.lists, form.page);
    case 'timeline':
      return timelineModal(form.site, form.page);
  }
}
