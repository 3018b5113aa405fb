import { buildPage, type Page } from '../../sandbox/web/build-page.ts';

let page: Promise<Page> | undefined;

/** The sandbox's page, built when somebody asks first: all files of tests in a worker share it. */
export const builtPage = (): Promise<Page> => {
  page ??= buildPage();
  return page;
};
