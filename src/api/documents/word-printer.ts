import { Injectable } from '@nestjs/common';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inheritedEnvironment } from '../../config/environment.js';
import { fontSettings } from '../../documents/layout/font-settings.js';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';

/** A bundle of some forty sheets takes seconds; what takes longer will not come back. */
const MOST_MS = 180_000;

/**
 * Prints Word files as PDF with the LibreOffice of this machine. One program at a time: it is large, and its callers
 * can wait. What it works on lies in a folder that nobody else can enter, and is gone afterwards.
 */
@Injectable()
export class WordPrinter {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns the PDFs in the order of the files. */
  print(files: readonly Buffer[]): Promise<readonly Buffer[]> {
    const turn = this.last.then(() => printNow(files));
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

async function printNow(files: readonly Buffer[]): Promise<readonly Buffer[]> {
  if (files.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'print-'));
  try {
    const names = files.map((_, i) => `${i + 1}`);
    await Promise.all(names.map((name, i) => writeFile(join(folder, `${name}.docx`), files[i] ?? '')));
    await writeFile(join(folder, 'fonts.conf'), fontSettings());
    await run(folder, names);
    return await Promise.all(names.map((name) => readFile(join(folder, `${name}.pdf`))));
  } catch (error) {
    if (error instanceof ProblemException) throw error;
    throw unprinted('print_failed', '文书转换为 PDF 没有成功，请稍后重试；仍不成功的，请联系系统管理员。');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(folder: string, names: readonly string[]): Promise<void> {
  const args = [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--nolockcheck',
    '--norestore',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    ...names.map((name) => join(folder, `${name}.docx`)),
  ];
  return new Promise((resolve, reject) => {
    const program = spawn('soffice', args, {
      cwd: folder,
      stdio: 'ignore',
      // Its own small world: no secret of ours, no home, no proxy to call.
      env: {
        PATH: inheritedEnvironment()['PATH'],
        HOME: folder,
        FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      },
      // A group of its own: what we start is a script, and what would have to be stopped is its child.
      detached: true,
    });
    const tooLong = setTimeout(
      () => program.pid !== undefined && process.kill(-program.pid, 'SIGKILL'),
      MOST_MS,
    );
    program.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? unprinted(
              'printer_absent',
              '本服务器没有安装 LibreOffice，不能生成 PDF。各文书的 Word 文件仍可下载。',
            )
          : error,
      ),
    );
    program.once('close', (code) => {
      clearTimeout(tooLong);
      if (code === 0) resolve();
      else reject(new Error(`soffice ended with ${code}`));
    });
  });
}

function unprinted(code: string, message: string): ProblemException {
  return new ProblemException(503, refusal(code, message, { possible: ['请系统管理员安装后重试'] }));
}
