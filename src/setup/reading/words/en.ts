import { phrases, type WordList } from './list.ts';

export const en: WordList = {
  words: {
    yes: phrases(`
      yes, y, yep, yeah, yup, yes it was, yes it is, sure, of course, correct, that's right, true,
      definitely
    `),
    no: phrases(`
      no, n, nope, nah, no it was not, no it wasn't, not yet, not done, not done yet, not ready,
      not ready yet, not finished, no not yet, 👎, ❌
    `),
    'not-sure': phrases(`
      not sure, unsure, i'm not sure, im not sure, i am not sure, not so sure, i don't know,
      i dont know, don't know, dont know, i do not know, dunno, idk, maybe, perhaps, no idea,
      i have no idea, can't say, hard to say, 🤷, 🤷‍♂, 🤷‍♀
    `),
    done: phrases(`
      done, ready, finished, complete, completed, all done, all set, did it, did that, i did it,
      i did that, done it, done that, it is done, it's done, its done, that's done, that is done,
      i am done, i'm done, im done, i'm ready, done with it, done with this, done with that,
      ok done, okay done, yes done, yes it is done, yes it's done, done ok, everything done,
      it is on, it's on, its on, turned on, switched on, is on, created, added, selected,
      all selected, programmed, all programmed, duplicated
    `),
    ok: phrases(`
      ok, okay, okey, oki, okok, k, alright, all right, fine, good, great, perfect, sounds good,
      looks good, 👍, 👌, ✅, ✔, ☑, 🆗, 💪
    `),
    'go-on': phrases(`
      next, next step, next one, go on, continue, proceed, forward, onwards, understood, got it,
      i see, i understand, let's go, lets go, go ahead, carry on, resume, start, go, ➡, ▶
    `),
    back: phrases('back, go back, one back, step back, previous, previous step, undo, ⬅, ◀, 🔙'),
    later: phrases(`
      later, do later, do it later, not now, another time, tomorrow, next week, later today,
      put off, postpone, remind me later, maybe later
    `),
    skip: phrases('skip, skip it, skip this, skip this step, pass'),
    status: phrases(`
      status, progress, where are we, where am i, what's left, what is left, what's missing,
      what is missing, how far are we, show progress, checklist
    `),
    verify: phrases(`
      verify, check, check now, check it, check again, verify again, verify it, verify now,
      run the check, try again, test it
    `),
    stop: phrases('stop, pause, break, quit, exit, cancel, enough, end, 🛑, ✋'),
    help: phrases(`
      help, help me, i need help, need help, ask support, call support, please help, can you help,
      can you help me, sos, 🆘, 🙋
    `),
    lost: phrases(`
      what, where, how, why, which, huh, eh, what is it, what is that, what now, where is it,
      where is that, how so, what do you mean, i am lost, i'm lost, i am stuck, i'm stuck, stuck,
      lost, not found, can't find it, cannot find it, cant find it, i do not understand,
      i don't understand, i dont understand, i don't get it, it does not work, it doesn't work,
      does not work, doesn't work, not working, ?, ??, ???, ❓, ❔, 🤔, 😕
    `),
    ordered: phrases('ordered, it is ordered, locks ordered, i ordered it, order placed'),
    hello: phrases(`
      hello, hi, hey, hello there, hi there, good morning, good evening, good afternoon,
      hello livion, hi livion, 👋
    `),
    thanks: phrases(`
      thanks, thank you, thx, ty, cheers, many thanks, thanks a lot, thank you very much, 🙏, ❤
    `),
  },
  ambiguous: {},
  skipReasons: {
    already: phrases("already in place, already there, it's already there"),
    'not-needed': phrases("not needed here, not needed, we do not need it, we don't need it"),
    'someone-else': phrases(`
      somebody else does it, someone else does it, somebody else, someone else
    `),
  },
  questions: phrases(`
    what, where, how, why, which, who, when, is this, is that, is there, is it, do i, does it,
    can i, should i, must i, i cannot find, i can not find, i can't find, i cant find,
    cannot find, can not find, can't find, cant find, i don't see, i dont see, i do not see,
    i cannot see, i can't see, there is no, i don't understand, i do not understand, i am stuck,
    i'm stuck, it does not, it doesn't, there are no
  `),
  fillers: phrases('please, pls, plz, now, thanks, thank you, then, bot, livion'),
  allSites: phrases('all, all sites, everything'),
  commands: {
    setup: phrases('setup, set up, set-up'),
    status: phrases('status'),
    sites: phrases('sites, my sites'),
    verify: phrases('verify, check'),
    alerts: phrases('alerts, alert'),
    role: phrases('role, roles'),
    language: phrases('language, lang'),
    site: phrases('site'),
    diag: phrases('diag, diagnosis, diagnostics'),
    help: phrases('help, ?, commands'),
  },
};
