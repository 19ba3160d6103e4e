import { Modal } from 'antd'

/** A password to be told to its owner; shown once. */
export function GivenPassword({ name, given, close }: { name: string; given: { account: string; password: string } | null; close: () => void }) {
  return (
    <Modal title={`${name}的一次性密码`} open={given !== null} onCancel={close} onOk={close} okText='记下了' cancelButtonProps={{ style: { display: 'none' } }} mask={{ closable: false }} width={420}>
      <p className='sub'>只显示这一次，请当面或电话告诉本人。登录后要先改成自己的密码。</p>
      <dl className='facts'><div><dt>登录名</dt><dd>{given?.account}</dd></div><div><dt>密码</dt><dd className='slip-code num'>{given?.password}</dd></div></dl>
    </Modal>
  )
}
