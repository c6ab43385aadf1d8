/** What a school's attendance book distinguishes. How it counts is the domain's `AttendanceMark`. */
export type AttendanceKind = 'present' | 'truant' | 'leave' | 'sick_leave' | 'personal_leave';
