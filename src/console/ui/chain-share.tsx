import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { percentWords } from '../../domain/indicators/rate.js';
import { COLORS } from './theme.js';

interface Props {
  /** Children on the register. */
  readonly all: number;
  /** Those for whom somebody answers at every level of both lines. */
  readonly complete: number;
  /** What follows the sentence. */
  readonly more?: ReactNode;
}

/** For how many children both chains of 双线四包 are complete. */
export function ChainShare({ all, complete, more }: Props) {
  return (
    <>
      <p>
        {all} 名在籍学生中，{complete} 名两线责任人齐全（
        {percentWords({ numerator: complete, denominator: all })}）。
        {more}
      </p>
      <Progress
        percent={all === 0 ? 0 : Math.floor((100 * complete) / all)}
        showInfo={false}
        strokeColor={COLORS.primary}
        aria-label="责任链齐全的比例"
      />
    </>
  );
}
