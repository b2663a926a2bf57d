<?php
// Installs the site in the folder that is given, with three users, and prints their application passwords.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
$admin = wp_install('Test site', 'admin', 'admin@mail.example', true, '', 'admin-password');
update_option('permalink_structure', '/%year%/%postname%/');
update_option('comment_previously_approved', 0);
update_option('thread_comments_depth', 10);
$users = ['admin' => $admin['user_id']];
foreach (['ann' => 'subscriber', 'otto' => 'author'] as $login => $role) {
	$users[$login] = wp_insert_user([
		'user_login' => $login,
		'user_pass' => "$login-password",
		'user_email' => "$login@mail.example",
		'role' => $role,
		'display_name' => ucfirst($login) . ' & Co',
	]);
}
$passwords = [];
foreach ($users as $login => $id) {
	[$passwords[$login]] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests']);
}
echo "\n", json_encode($passwords);
