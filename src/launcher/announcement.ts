import { loginsShown, SAMPLE_PASSWORD } from './sample/sample-logins.js';
import { SUBSTITUTION, TWO_POSTS } from './sample/sample-posts.js';

export interface Announced {
  readonly live: boolean;
  readonly addresses: readonly (readonly [name: string, address: string | undefined])[];
}

/** What is printed once everything runs. Only a trial has sample logins, and so a password anybody knows. */
export function announcement({ live, addresses }: Announced): readonly string[] {
  return [
    `\nNot One Less · 一个都不能少 is running${live ? '' : ' as a trial, under the drill clock'}.\n`,
    ...addresses.flatMap(([name, address]) =>
      address === undefined ? [] : [`  ${name.padEnd(12)} ${address}`],
    ),
    ...(live ? [] : sampleLines()),
    '\nCtrl-C ends everything; the data is found again at the next start.',
  ];
}

function sampleLines(): readonly string[] {
  return [
    `\n  Sample logins (trial only), password ${SAMPLE_PASSWORD}:`,
    ...loginsShown().map(({ login, desk }) => `    ${login.padEnd(20)} ${desk}`),
    `    ${TWO_POSTS.login.padEnd(20)} 一人两职：校长兼学籍管理员`,
    `    ${SUBSTITUTION.login.padEnd(20)} 代理 ${SUBSTITUTION.for}（不含决定）`,
  ];
}
