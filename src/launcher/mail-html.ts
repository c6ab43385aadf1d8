import type { CaughtMail } from './mail-store.js';

const shown = 500;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function renderList(mails: readonly CaughtMail[], recipient: string): string {
  const rows = mails.slice(0, shown).map(
    (mail) => `<tr>
  <td class="time">${time(mail.receivedAt)}</td>
  <td>${escapeHtml(mail.envelope.to.join('，'))}</td>
  <td><a href="/mails/${mail.id}">${escapeHtml(mail.subject || '（无主题）')}</a></td>
  <td>${mail.attachments.length > 0 ? `附件 ${mail.attachments.length}` : ''}</td>
</tr>`,
  );
  const table = `<table>
<thead><tr><th>收到时间</th><th>收件人</th><th>主题</th><th></th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`;
  const more = mails.length > shown ? `<p class="quiet">只列出最新的 ${shown} 封。</p>` : '';
  const empty = recipient
    ? '<p class="quiet">没有寄给这位收件人的邮件。</p>'
    : '<p class="quiet">还没有收到邮件。</p>';
  return page(
    '邮件',
    `<header><h1>邮件 <small>${mails.length} 封</small></h1>
<form action="/" method="get"><label>收件人 <input name="to" type="search" value="${escapeHtml(recipient)}" placeholder="邮箱的一部分"></label>
<button>筛选</button>${recipient ? ' <a href="/">全部</a>' : ''}</form>
<button type="button" class="danger" data-clear>全部删除</button></header>
<p class="quiet">这里接住系统发出的每一封邮件，不会寄给任何人。</p>
${mails.length > 0 ? table + more : empty}`,
  );
}

export function renderMail(mail: CaughtMail): string {
  const facts: readonly (readonly [string, string])[] = [
    ['收到时间', time(mail.receivedAt)],
    ['发件人', escapeHtml(mail.from)],
    ['收件人', escapeHtml(mail.to)],
    ['实际投递', escapeHtml(mail.envelope.to.join('，'))],
    ['邮件编号', escapeHtml(mail.messageId)],
  ];
  const attachments = mail.attachments.map(
    ({ filename, size }, index) =>
      `<li><a href="/mails/${mail.id}/attachments/${index}">${escapeHtml(filename)}</a> <small>${Math.ceil(size / 1024)} KB</small></li>`,
  );
  const body =
    mail.text || mail.html === undefined
      ? `<pre>${escapeHtml(mail.text)}</pre>`
      : `<iframe sandbox="" title="正文" srcdoc="${escapeHtml(mail.html)}"></iframe>`;
  return page(
    mail.subject || '（无主题）',
    `<p><a href="/">← 全部邮件</a></p>
<h1>${escapeHtml(mail.subject || '（无主题）')}</h1>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${body}
${attachments.length > 0 ? `<h2>附件</h2><ul>${attachments.join('')}</ul>` : ''}
<p><a href="/mails/${mail.id}/raw">下载原始邮件（.eml）</a></p>`,
  );
}

export function renderMissing(): string {
  return page('没有这一页', '<h1>没有这一页</h1><p><a href="/">回到全部邮件</a></p>');
}

/** County time, whatever zone this machine is set to. */
function time(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · 一个都不能少</title>
<link rel="stylesheet" href="/mail-page.css"><script src="/mail-page.js" defer></script></head>
<body><main>${body}</main></body>
</html>
`;
}

export const stylesheet = `:root { color-scheme: light dark; --line: #d9dde3; --quiet: #667085; --accent: #1d5fbf; --paper: #fff; --ground: #f5f6f8; --ink: #1b2430; }
@media (prefers-color-scheme: dark) { :root { --line: #343c48; --quiet: #98a2b3; --accent: #7fb0ff; --paper: #1a2029; --ground: #11161d; --ink: #e6eaf0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 62rem; margin: 2rem auto; padding: 1.5rem 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
header h1 { margin: 0; flex: 1; }
h1 { font-size: 1.4rem; line-height: 1.3; } h2 { font-size: 1.05rem; } small, .quiet { color: var(--quiet); font-weight: normal; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; color: var(--quiet); font-weight: 500; }
th, td { padding: .5rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
input, button { font: inherit; padding: .3rem .7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: inherit; }
button { cursor: pointer; } .danger { color: #c0362c; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
iframe { width: 100%; min-height: 28rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
`;
