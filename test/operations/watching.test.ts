import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { reservePort } from '../../sandbox/reserve-port.ts';
import { codesByAction } from '../../src/slack/index.ts';
import { startWorld, type World } from '../e2e/world.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const read = (name: string): string => readFileSync(path(name), 'utf8');

const { groups } = z
  .object({
    groups: z.array(
      z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) }),
    ),
  })
  .parse(parse(read('deploy/prometheus/livion.rules.yaml')));
const rules = groups.flatMap((group) => group.rules);

const { panels } = z
  .object({
    panels: z.array(
      z.object({
        title: z.string(),
        type: z.string(),
        gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
        targets: z.array(z.object({ expr: z.string() })).default([]),
      }),
    ),
  })
  .parse(JSON.parse(read('deploy/grafana/livion.dashboard.json')));

/** What the dashboard asks for, by panel; Grafana's own words filled in. */
const shownQueries = panels.flatMap(({ title, targets }) =>
  targets.map(({ expr }) => ({
    where: title,
    query: expr.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*'),
  })),
);
/** Every query that operators get. */
const queries = [
  ...rules.map(({ alert, expr }) => ({ where: alert, query: expr })),
  ...shownQueries,
];

/** Prometheus adds these itself to what it reads. */
const own = { metrics: ['up'], labels: ['job', 'instance'] };

/** What a query asks for: each metric with the labels that it is filtered or grouped by. */
function asked(query: string): { metric: string; labels: string[] }[] {
  const grouped = [...query.matchAll(/\bby \(([^)]+)\)/gu)].flatMap(([, names = '']) =>
    names.split(/,\s*/u),
  );
  return [...query.matchAll(/\b((?:livion|process|nodejs)_\w+|up)\b(?:\{([^}]*)\})?/gu)].map(
    ([, metric = '', filter = '']) => ({
      metric,
      labels: [...filter.matchAll(/(\w+)\s*(?:=|!=|=~|!~)"/gu)]
        .map(([, label = '']) => label)
        .concat(grouped),
    }),
  );
}

const prometheus = '/usr/bin/prometheus';
const answered = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.unknown()) }),
});
const loadedRules = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(z.object({ name: z.string(), health: z.string(), state: z.string() })),
      }),
    ),
  }),
});

/** A Prometheus that reads the bot on this port each second, with the rules of this repository. */
async function startPrometheus(botPort: number) {
  const folder = mkdtempSync(join(tmpdir(), 'livion-prometheus-'));
  const config = join(folder, 'prometheus.yaml');
  const every = { scrape_interval: '1s', evaluation_interval: '1s' };
  writeFileSync(
    config,
    JSON.stringify({
      global: every,
      rule_files: [path('deploy/prometheus/livion.rules.yaml')],
      scrape_configs: [
        { job_name: 'livion', static_configs: [{ targets: [`127.0.0.1:${botPort}`] }] },
      ],
    }),
  );
  const port = await reservePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    prometheus,
    [
      ...[`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'data')}`],
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const get = async (route: string): Promise<unknown> =>
    (await fetch(`${url}/api/v1/${route}`, { headers: { connection: 'close' } })).json();
  const ask = async (query: string): Promise<readonly unknown[]> =>
    answered.parse(await get(`query?query=${encodeURIComponent(query)}`)).data.result;
  return {
    ask,
    rules: async () =>
      loadedRules.parse(await get('rules')).data.groups.flatMap(({ rules }) => rules),
    async close() {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
      rmSync(folder, { recursive: true });
    },
  };
}

describe('What a running bot tells Prometheus', () => {
  let world: World;
  /** By name, the labels that its series have. */
  const told = new Map<string, Set<string>>();
  beforeAll(async () => {
    world = await startWorld();
    const { maija, right, slack } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('hand-over', right);
    await world.bot().idle();
    await slack.settled();
    const said = await (await fetch(`http://127.0.0.1:${world.bot().port}/metrics`)).text();
    for (const [, metric = '', labels = ''] of said.matchAll(/^([a-z]\w+)(?:\{(.*)\})? /gmu)) {
      const known = told.get(metric) ?? new Set(own.labels);
      for (const [, label = ''] of labels.matchAll(/(\w+)="/gu)) known.add(label);
      told.set(metric, known);
    }
  });
  afterAll(() => world.close());

  it.each(queries)('has what "$where" asks for', ({ query }) => {
    const all = asked(query);
    expect(all).not.toEqual([]);
    for (const { metric, labels } of all) {
      if (own.metrics.includes(metric)) continue;
      expect([...told.keys()]).toContain(metric);
      expect([...(told.get(metric) ?? [])]).toEqual(expect.arrayContaining(labels));
    }
  });

  it.skipIf(!existsSync(prometheus))('is an answer to every query, and fires no rule', async () => {
    const reading = await startPrometheus(world.bot().port);
    try {
      const read = 'sum_over_time(up{job="livion"}[1m]) >= 2';
      await expect.poll(() => reading.ask(read).catch(() => []), { interval: 100 }).toHaveLength(1);
      // What is read late, on a busy machine, is missing until it is read again.
      for (const { where, query } of shownQueries)
        await expect.poll(() => reading.ask(query), { message: where }).not.toEqual([]);
      const healths = async () => (await reading.rules()).map(({ health }) => health);
      await expect.poll(healths, { message: 'each was tried' }).not.toContain('unknown');
      const loaded = await reading.rules();
      expect(loaded.map(({ name }) => name)).toEqual(rules.map(({ alert }) => alert));
      for (const { name, health, state } of loaded) {
        expect(health, name).toBe('ok');
        expect(state, name).not.toBe('firing');
      }
    } finally {
      await reading.close();
    }
  });

  it('is all on the dashboard', () => {
    const shown = new Set(queries.flatMap(({ query }) => asked(query).map(({ metric }) => metric)));
    const base = (metric: string): string => metric.replace(/_(bucket|sum|count)$/u, '');
    const ours = new Set([...told.keys()].filter((name) => name.startsWith('livion_')).map(base));
    expect([...ours].toSorted()).toEqual(
      [...new Set([...shown].filter((name) => name.startsWith('livion_')).map(base))].toSorted(),
    );
  });
});

describe('The dashboard', () => {
  it('has no two panels in one place', () => {
    const places = panels.flatMap(({ title, gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => ({
        title,
        place: `${x + (at % w)},${y + Math.floor(at / w)}`,
      })),
    );
    expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});

describe('The rules', () => {
  it('LivionSlackRefuses knows every code that is for the operator', () => {
    const expr = rules.find(({ alert }) => alert === 'LivionSlackRefuses')?.expr ?? '';
    const ours = ['renew-token', 'add-scope', 'set-up-app'] as const;
    const codes = ours.flatMap((action) => codesByAction[action]);
    expect(/outcome=~"([^"]+)"/u.exec(expr)?.[1]?.split('|').toSorted()).toEqual(codes.toSorted());
  });

  const runbook = read('docs/runbook.md');

  it.each(rules)('$alert has a section in the runbook: what it means, what to do', ({ alert }) => {
    const [, section = ''] =
      new RegExp(`^## ${alert}\\n(.+?)(?=^## |(?![\\s\\S]))`, 'msu').exec(runbook) ?? [];
    expect(section).toMatch(/\*\*What people notice:\*\* \S/u);
    expect(section).toMatch(/\*\*What to do:\*\*\s+\S/u);
  });

  it('the runbook has no section about anything else', () => {
    const sections = runbook.matchAll(/^## (.+)$/gmu).map(([, title]) => title);
    expect([...sections]).toEqual(rules.map(({ alert }) => alert));
  });

  const tests = z
    .object({
      tests: z.array(
        z.object({
          alert_rule_test: z.array(
            z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) }),
          ),
        }),
      ),
    })
    .parse(parse(read('deploy/prometheus/livion.rules.test.yaml')))
    .tests.flatMap((each) => each.alert_rule_test);

  it.each(rules)('$alert is tried where it has to fire and where it must not', ({ alert }) => {
    const cases = tests.filter(({ alertname }) => alertname === alert);
    expect(cases.some(({ exp_alerts }) => exp_alerts.length > 0)).toBe(true);
    expect(cases.some(({ exp_alerts }) => exp_alerts.length === 0)).toBe(true);
  });
});

const promtool = '/usr/bin/promtool';

describe.skipIf(!existsSync(promtool))('Prometheus', () => {
  it('fires each rule when it has to, and not before', () => {
    const { status, stdout, stderr } = spawnSync(
      promtool,
      ['test', 'rules', 'livion.rules.test.yaml'],
      { cwd: path('deploy/prometheus'), encoding: 'utf8' },
    );
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  it('understands every query of the dashboard', () => {
    const folder = mkdtempSync(join(tmpdir(), 'livion-queries-'));
    const file = join(folder, 'queries.yaml');
    const recorded = queries.map(({ query }, at) => ({ record: `query:${at}`, expr: query }));
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'queries', rules: recorded }] }));
    try {
      execFileSync(promtool, ['check', 'rules', file], { stdio: 'pipe' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
if (!existsSync(promtool))
  process.stderr.write('The rules are not tried: there is no promtool (Debian: prometheus).\n');
