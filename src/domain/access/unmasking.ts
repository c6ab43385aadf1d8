/** What of a child is hidden until somebody asks for it and says why. */
export const UNMASKED = {
  phone: '监护人电话',
  homeAddress: '家庭住址',
  hukouAddress: '户籍地址',
  idNumber: '身份证件号',
  studentNumber: '学籍号',
} as const;
export type Unmasked = keyof typeof UNMASKED;

/** Chosen, not written: the audit is read by people who may know no child, and free words name them. */
export const UNMASK_REASONS = {
  contact_family: '联系监护人或家访',
  verify_identity: '核对身份',
  legal_document: '制作或送达文书',
  correct_register: '更正名册',
  safety: '保护学生人身安全',
  guardian_request: '监护人申请查阅',
} as const;
export type UnmaskReason = keyof typeof UNMASK_REASONS;
