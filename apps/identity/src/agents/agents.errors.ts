import { errorTable } from '@hanout/errors';

export const AGENT_ERRORS = errorTable({
  'identity.no_such_agent': {
    kind: 'not_found',
    text: { en: 'There is no such agent.', fr: 'Cet agent n’existe pas.', ar: 'هذا الوكيل غير موجود.' },
  },
  'identity.no_such_supervisor': {
    kind: 'refused',
    text: {
      en: 'There is no such supervisor in this network.',
      fr: 'Ce superviseur n’existe pas dans ce réseau.',
      ar: 'هذا المشرف غير موجود في هذه الشبكة.',
    },
  },
  'identity.agent_code_reused': {
    kind: 'conflict',
    text: {
      en: 'This agent was registered with other content.',
      fr: 'Cet agent a été enregistré avec un autre contenu.',
      ar: 'سبق تسجيل هذا الوكيل بمحتوى آخر.',
    },
  },
  'identity.agent_is_bound': {
    kind: 'conflict',
    text: {
      en: 'A principal agent serves one network only.',
      fr: 'Un agent principal ne sert qu’un seul réseau.',
      ar: 'الوكيل الرئيسي لا يخدم إلا شبكة واحدة.',
    },
  },
  'identity.mandate_ended': {
    kind: 'conflict',
    text: {
      en: 'The network has parted with this agent.',
      fr: 'Le réseau s’est séparé de cet agent.',
      ar: 'أنهت الشبكة علاقتها بهذا الوكيل.',
    },
  },
});
