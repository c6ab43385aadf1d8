import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { readLauncherEnvironment } from '../../src/config/environment.js';
import { SEARCH_ATTRIBUTES } from '../../src/contracts/identifiers.js';
import { drillClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { stackOptionsFrom } from '../../src/launcher/launch-options.js';
import { freePorts } from '../../src/launcher/ports.js';
import { SAMPLE_PASSWORD } from '../../src/launcher/sample/sample-logins.js';
import { seedSampleCounty } from '../../src/launcher/sample/seed-sample-county.js';
import { startStack } from '../../src/launcher/stack.js';
import type { Stack } from '../../src/launcher/stack-options.js';
import { createDataSource, runMigrations } from '../../src/persistence/data-source.js';
import { OWNER } from '../../src/persistence/principal.js';
import { writeSetting } from '../../src/persistence/readers/cases-settings.js';
import { buildCountyCalendar } from '../../src/policies/calendars/build-county-calendar.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';
import { CLIENT } from '../support/identity-provider.js';

export const TODAY = '2025-09-15';
export const DESK = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };
export const PICTURES = 'test-output';

const AXE = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Skipped where there is no browser to look with, and counted as that; but whoever promises one (CI) must have it. */
export const describeInBrowser =
  existsSync(CHROMIUM) || process.env['CI'] !== undefined ? describe : describe.skip;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

/** The built system with its sample county, and a real Chromium before it. */
export class ConsoleWorld {
  private constructor(
    readonly stack: Stack,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  /** @param provider starts an identity provider that will send people back to this address; answers its issuer. */
  static async start({
    provider,
  }: { readonly provider?: (publicUrl: string) => Promise<string> } = {}): Promise<ConsoleWorld> {
    if (!existsSync('dist/console/index.html'))
      throw new Error('run npm run build first: this test opens the built console');
    mkdirSync(PICTURES, { recursive: true });
    const folder = temporaryFolder('browser');
    const ports = await freePorts();
    const issuer = await provider?.(`http://127.0.0.1:${ports.api}/`);
    const options = stackOptionsFrom(
      readLauncherEnvironment(),
      { live: false, portOffset: 0 },
      { onProgress: () => undefined },
    );
    const stack = await startStack({
      ...options,
      inherited: {
        ...options.inherited,
        ...(issuer === undefined
          ? {}
          : { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret }),
      },
      existing: {},
      volatile: true,
      dataDirectory: join(folder, 'data'),
      ports,
      searchAttributes: SEARCH_ATTRIBUTES,
      prepare: ({ databaseUrl }) => settle(databaseUrl),
      services: ['worker', 'api'],
    });
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: FLAGS,
      // Where the machine names no locale, Chromium would call every file with a Chinese name `download`.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    return new ConsoleWorld(stack, browser, folder);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stack.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A browser of somebody's own, at the login page. */
  async visitor(viewport = DESK): Promise<Page> {
    const context = await this.browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      // On a busy machine a click can miss a list that still unfolds; the console keeps still for who asks.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`${this.stack.apiUrl}/`);
    return page;
  }

  async openCase(page: Page, caseNo: string): Promise<void> {
    await page.goto(`${this.stack.apiUrl}/#/cases/${caseNo}`);
    await page.getByRole('region', { name: '办理经过' }).waitFor();
    await settled(page);
  }

  async signedIn(login: string, viewport = DESK): Promise<Page> {
    const page = await this.visitor(viewport);
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('密码').fill(SAMPLE_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.topbar').waitFor();
    return page;
  }
}

/** Kept as a picture, and nothing in it that axe or a narrow screen would mind. */
export async function looksRight(page: Page, name: string): Promise<void> {
  // What has just opened is still growing.
  await page.waitForTimeout(400);
  await picture(page, name);
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  const faults = [...(await seriousFaults(page)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('\n')}`);
}

/** The same at a desk and on a telephone, as when somebody turns to the other in the middle of their work. */
export async function looksRightAtBothSizes(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [at, size] of [
    ['desk', DESK],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await looksRight(page, `${name}-${at}`);
  }
  if (before) await page.setViewportSize(before);
}

async function settle(databaseUrl: string): Promise<void> {
  await runMigrations(databaseUrl);
  await seedSampleCounty(databaseUrl);
  const source = await createDataSource(databaseUrl, 1, OWNER).initialize();
  const now = new Date();
  const clock = drillClock({ startsAtMs: now.getTime(), startsOn: plainDate(TODAY), msPerDay: 7_200_000 });
  await writeSetting(source.manager, 'clock', clock, now);
  await writeSetting(source.manager, 'calendar', buildCountyCalendar([2025, 2026]), now);
  await source.destroy();
}

/** What axe calls serious or critical, with the elements concerned. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
}

/** A page shows its heading before its contents have arrived; nobody looks at it then. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.blank[role=status], .ant-spin-spinning').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(250);
}

export async function picture(page: Page, name: string, whole = false): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: whole });
}

/** As it is typed at a desk: the day counts once the next field is entered. */
export async function pickDay(field: Locator, day: string): Promise<void> {
  await field.fill(day);
  await field.press('Tab');
}
