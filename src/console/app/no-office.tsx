/** 三员分立: whoever looks after the system sees no child and no case. */
export function NoOffice() {
  return (
    <section className="blank">
      <h1>此账号用于系统管理</h1>
      <p>系统、安全和审计管理员不办理案件，也看不到学生和案件；管理事项请通过管理接口办理。</p>
    </section>
  );
}
