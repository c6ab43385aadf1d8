import type { ThemeConfig } from 'antd';

/** Pine green for the work, amber for what presses, brick red for what is late; all readable on white (4.5 : 1). */
export const COLORS = {
  primary: '#1d5c4f',
  late: '#b3361b',
  soon: '#8a5a00',
  calm: '#2b6a9b',
  done: '#2f7a3b',
  ink: '#1f2a27',
  muted: '#5b6763',
} as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLORS.primary,
    colorLink: COLORS.primary,
    colorError: COLORS.late,
    colorText: COLORS.ink,
    colorTextSecondary: COLORS.muted,
    colorTextDescription: COLORS.muted,
    colorTextPlaceholder: '#6b7672',
    colorBorder: '#b9c3be',
    borderRadius: 8,
    fontSize: 15,
    controlHeight: 38,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif",
  },
};

/** The same, for who has asked the system for less motion (prefers-reduced-motion). */
export const themeWithoutMotion: ThemeConfig = { ...theme, token: { ...theme.token, motion: false } };
