export const problems = {
  'platform.invalid': '填写的内容有问题，请按提示修改',
  'platform.not_signed_in': '请先登录',
  'platform.forbidden': '您没有权限在这个区域做这件事',
  'platform.not_found': '没有找到',
  'platform.conflict': '别人刚刚改过，请看最新内容后再操作',
  'platform.too_many_requests': '操作太频繁，请稍后再试',
  'platform.too_large': '内容太大',
  'platform.unsupported_media': '不支持这种格式',
  'platform.csrf': '页面已过期，请刷新后重试',
  'platform.busy': '系统繁忙，请稍后再试',
  'platform.file_unknown': '没有找到这个文件',
  'platform.file_kind': '只能上传图片（JPG、PNG、WebP、AVIF）或 PDF',
  'platform.file_heic': '这张照片是 HEIC 格式，暂时打不开。请在手机相机设置里选“兼容性最佳”（JPG）后重拍，或截图上传',
  'platform.file_too_large': '文件太大，最大 {megabytes} MB',
  'platform.file_too_many_pixels': '图片尺寸太大，请缩小后再上传',
  'platform.file_taken': '这个文件编号已经用过，请重新选择文件上传',
  'platform.file_broken': '这个文件打不开，可能已损坏',
  'platform.internal': '系统出错了，我们已记录，请稍后再试',
} as const
export const words = {
  'app.name': '邻里',
} as const
