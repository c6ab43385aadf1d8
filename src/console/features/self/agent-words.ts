/** The first that fits: nearly everything calls itself Chrome and Safari, too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信'],
  [/DingTalk\//i, '钉钉'],
  [/M?QQBrowser\//, 'QQ 浏览器'],
  [/UC?Browser\//, 'UC 浏览器'],
  [/360SE|360EE|QihooBrowser/i, '360 浏览器'],
  [/HuaweiBrowser\//, '华为浏览器'],
  [/MiuiBrowser\//, '小米浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge 浏览器'],
  [/(Firefox|FxiOS)\//, 'Firefox 浏览器'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome 浏览器'],
  [/Version\/.*Safari\//, 'Safari 浏览器'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, '鸿蒙'],
  [/Android/, '安卓'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

/** 「Chrome 浏览器（Windows）」: by it people know their own devices; the versions help nobody. */
export function agentWords(agent: string | null): string {
  const named = (known: typeof BROWSERS) => known.find(([sign]) => sign.test(agent ?? ''))?.[1];
  const system = named(SYSTEMS);
  return `${named(BROWSERS) ?? '未知浏览器'}${system === undefined ? '' : `（${system}）`}`;
}
