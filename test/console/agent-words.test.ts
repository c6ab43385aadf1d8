import { agentWords } from '../../src/console/features/self/agent-words.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; V2304A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('the words of a browser', () => {
  it.each([
    [`${WINDOWS} Chrome/129.0.0.0 Safari/537.36`, 'Chrome 浏览器（Windows）'],
    [`${WINDOWS} Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0`, 'Edge 浏览器（Windows）'],
    [`${WINDOWS} HeadlessChrome/129.0.0.0 Safari/537.36`, 'Chrome 浏览器（Windows）'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox 浏览器（Linux）'],
    [`${ANDROID} Chrome/116.0 Mobile Safari/537.36 XWEB/1160 MicroMessenger/8.0.49`, '微信（安卓）'],
    [`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, 'Safari 浏览器（iPhone）'],
    ['curl/8.5.0', '未知浏览器'],
  ])('says of %s: %s', (agent, words) => expect(agentWords(agent)).toBe(words));

  it('says so where a browser has told nothing', () => expect(agentWords(null)).toBe('未知浏览器'));
});
