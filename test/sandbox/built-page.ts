import { buildPage, type Page } from '../../sandbox/web/build-page.ts';

let page: Promise<Page> | undefined;

/** The sandbox's page, built when it is asked for first: all files of tests that run here share it. */
export const builtPage = (): Promise<Page> => {
  page ??= buildPage();
  return page;
};
