import { runDrillCommand } from './run-drill-command.js';

describe('every scenario under every regime', () => {
  it('holds on the real stack', async () => {
    const { code, output } = await runDrillCommand('--policy', 'all', '--scenario', 'all', '--day-ms', '700');
    // Only what went wrong is worth reading here; the whole story is for `npm run drill`.
    const [, result = output] = output.split(/\n(?= +bayannur)/);
    expect({ code, result }).toMatchObject({ code: 0 });
    expect(result).toMatch(/\d+ held, 0 failed/);
    // Under four minutes on two cores of its own; a machine that falls behind plays some of it again, slower.
  }, 1_200_000);
});
