<?php
// A must-use plugin: what a site's owner would have set up by hand, and a way to make a post with comments at once.
add_filter('rest_allow_anonymous_comments', fn() => (bool) get_option('tests_guests'));
// Two comments of one visitor within 15 seconds are a flood.
add_filter('comment_flood_filter', fn($is_flood) => get_option('tests_flood') ? $is_flood : false, 99);
add_filter('pre_wp_mail', '__return_true');

add_action('rest_api_init', function () {
	register_rest_route('tests/v1', '/options', [
		'methods' => 'POST',
		'permission_callback' => '__return_true',
		'callback' => function (WP_REST_Request $request) {
			global $wp_rewrite;
			foreach ($request->get_json_params() as $name => $value) {
				update_option($name, $value);
			}
			$wp_rewrite->init();
			flush_rewrite_rules(false);
			return true;
		},
	]);
	register_rest_route('tests/v1', '/post', [
		'methods' => 'POST',
		'permission_callback' => '__return_true',
		'callback' => 'tests_make_post',
	]);
});

/** Takes `{post, comments: [{key, parent, …fields of wp_insert_comment}]}`; `parent` is the key of another one. */
function tests_make_post(WP_REST_Request $request) {
	['post' => $post, 'comments' => $comments] = $request->get_json_params();
	if (isset($post['tests_section'])) {
		$section = get_term_by('name', $post['tests_section'], 'category') ?: (object) wp_insert_term($post['tests_section'], 'category');
		$post['post_category'] = [$section->term_id];
	}
	$id = wp_insert_post(wp_slash($post + ['post_status' => 'publish', 'post_author' => 1, 'comment_status' => 'open']), true);
	if (is_wp_error($id)) {
		return $id;
	}
	if (isset($post['tests_image'])) {
		$image = wp_insert_attachment(['post_mime_type' => 'image/png', 'post_excerpt' => 'Dusk & tide'], '2024/05/quay.png', $id);
		update_post_meta($image, '_wp_attachment_image_alt', $post['tests_image']);
		update_post_meta($image, '_wp_attachment_metadata', ['width' => 640, 'height' => 480, 'file' => '2024/05/quay.png']);
		set_post_thumbnail($id, $image);
	}
	$ids = [];
	foreach ($comments as $comment) {
		$parent = $comment['parent'] ?? null;
		$ids[$comment['key']] = wp_insert_comment(wp_slash(
			['comment_post_ID' => $id, 'comment_parent' => $ids[$parent] ?? (int) $parent] + $comment + [
				'comment_approved' => 1,
				'comment_author_email' => 'guest@mail.example',
				'comment_author_IP' => '203.0.113.7',
				'comment_agent' => 'A browser',
			]
		));
	}
	return ['id' => $id, 'link' => get_permalink($id), 'comments' => (object) $ids];
}
