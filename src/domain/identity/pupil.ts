export type Sex = 'male' | 'female';

/** 学籍 status. 退学, 停学 and 开除 do not exist for a child of compulsory school age (义务教育法 art. 27). */
export type PupilStatus = 'enrolled' | 'suspended' | 'transferred' | 'graduated' | 'abroad' | 'deceased';
