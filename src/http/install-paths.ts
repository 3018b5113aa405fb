const pages = ['/', '/slack/install', '/slack/oauth_redirect', '/privacy', '/support'] as const;
type Path = (typeof pages)[number];

/** Whether it is one of the pages that a workspace is installed with. */
export const isInstallPath = (path: string): path is Path => pages.some((each) => each === path);
