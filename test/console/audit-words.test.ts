import { ROUTES } from '../../src/domain/access/route-permissions.js';
import { actionWords, detailWords } from '../../src/console/features/audit/action-words.js';

describe('the words of the audit', () => {
  it('calls every action of every route by a name its readers know', () => {
    const actions = Object.values(ROUTES).flatMap(({ action }) => (action === null ? [] : [action]));
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => actionWords(action) === action)).toEqual([]);
  });

  it('says how somebody signed in, and shortens the key of an act', () => {
    expect(detailWords('password')).toBe('密码登录');
    expect(detailWords('provider, code asked')).toBe('统一身份认证，等待验证码');
    expect(detailWords('05aeecef7d3f402c4f534da0-3d29fc594f0ec6d1')).toBe('请求 05aeecef');
    expect(detailWords('visit_photo')).toBe('visit_photo');
  });
});
